"""What words mean in offices: abbreviations, from a dated table."""

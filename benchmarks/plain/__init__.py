"""Plain Django beside the portal, in the same server and on the same database: what its pages are measured against."""

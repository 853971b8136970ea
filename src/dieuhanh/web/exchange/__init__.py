"""The document exchange (trục liên thông, edXML): documents in and out, and what became of each at its receiver."""

"""Numbers that rules of the house use and that a document may change from a day on."""

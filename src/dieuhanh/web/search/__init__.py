"""Finding: one normalisation of words, one index on either database."""

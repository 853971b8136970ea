"""Reading millions of documents: chunks of a corpus to Parquet with provenance, on one machine or a cluster.

`plan` cuts the input into chunks, `work` reads one chunk into one part, an engine carries the chunks to processes or to
dask workers, `run` sees to it that every chunk becomes a part once. Needs the extra `corpus`.
"""

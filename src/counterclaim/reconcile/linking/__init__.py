"""Which claims speak of one happening: tellings, comparisons with reasons, incidents."""

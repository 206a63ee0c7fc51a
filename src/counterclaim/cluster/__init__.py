"""The order of the verbs on a Ray cluster, for corpora that outgrow one machine."""

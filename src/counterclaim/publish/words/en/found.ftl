# Findings from their data, for languages other than that of their own sentence, which is English.
found-agrees = The same count: { $claims }.
found-differs = The counts differ: { $claims }.
found-differs-by = The counts differ by { $amount }: { $claims }.
found-revised = The count changed: { $claims }.
found-adds-up = The parts make the whole: { $claims }.
found-remainder = The parts are fewer than the whole: { $claims }.
found-remainder-by = { $amount } are not accounted for: { $claims }.
found-exceeds = The parts are more than the whole: { $claims }.
found-exceeds-by = The parts are { $amount } more than the whole: { $claims }.
found-one-sided = Only one side tells of it: { $claims }.
found-disputed = The accounts exclude each other: { $claims }.
found-unverified = It could not be verified: { $claims }.
found-confirmed = It is borne out: { $claims }.
found-copied = Told from one source: { $claims }.
found-agrees-alone = The same count.
found-differs-alone = The counts differ.
found-revised-alone = The count changed.
found-adds-up-alone = The parts make the whole.
found-remainder-alone = The parts are fewer than the whole.
found-exceeds-alone = The parts are more than the whole.
found-one-sided-alone = Only one side tells of it.
found-disputed-alone = The accounts exclude each other.
found-unverified-alone = It could not be verified.
found-confirmed-alone = It is borne out.
found-copied-alone = These texts repeat one source.
found-says = { $who }: { $what }
found-more = { $n ->
    [one] { $n } more
   *[other] { $n } more
}

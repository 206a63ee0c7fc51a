# About the data.
about-title = About the data
about-lead = What this ledger holds, what read it, whose work it stands on, and what its figures can’t tell.
about-texts = { $n ->
    [one] { $number } text
   *[other] { $number } texts
}
about-older-versions = { $n ->
    [one] { $number } of them an older version
   *[other] { $number } of them older versions
}
about-claims = { $n ->
    [one] { $number } claim
   *[other] { $number } claims
}
about-incidents = { $n ->
    [one] { $number } incident
   *[other] { $number } incidents
}
about-findings = { $n ->
    [one] { $number } finding
   *[other] { $number } findings
}
about-grown = It has grown since { $first }, last at { $last }.
about-on-this-page = On this page
about-contents = What it holds
about-coverage = Coverage by month
about-coverage-note = Texts by the day on which they were published; claims by when it is said to have happened. What lasted longer is in each of its months.
about-published = Texts
about-happened = Claims
about-other-years = { $n ->
    [one] { $number } year of which texts only tell
   *[other] { $number } years of which texts only tell
}
about-undated-claims = { $n ->
    [one] { $number } claim tells no day
   *[other] { $number } claims tell no day
}
about-undated = { $n ->
    [one] { $number } text without a day of publication
   *[other] { $number } texts without a day of publication
}
about-by-kind = Claims by what happened
about-by-outlet = Claims by outlet
about-by-finding = Findings
about-by-language = Texts by language
about-by-reader = Texts by what read them
about-more-outlets = { $n ->
    [one] and { $number } more outlet
   *[other] and { $number } more outlets
}
about-number = Number
about-month = Month
about-kind = Kind
about-language = Language
about-language-unknown = not told
about-outlet = Outlet
about-outlet-unknown = no outlet named
about-reader = Reader
about-unread = kept unread: no reader for their language
about-readers = What read it
about-readers-lead = Each claim names the reader that read it and its version. A newer reader reads a text anew; what the older one read stays on record.
about-limits = What it can’t tell
about-limit-truth = It records who claims what. It does not decide who is right, and two who agree may both be wrong.
about-limit-english = It reads English. Texts in other languages are kept and counted, and no claims are read from them.
about-limit-score = It misses claims and misreads some. On 33 coded reports that its rules were written with in view, 90 of 100 claims that it read were right, and it found 88 of 100; on 15 that neither its rules nor its model had seen, precision and recall together (F1) came to 79 of 100.
about-limit-places = A place name may be taken for its namesake: on published tests 82 to 89 of 100 place names are tied to the right place. Hamlets, rivers and quarters of cities are often not known.
about-limit-names = Names of organisations are its weak part; so are headlines all in capitals, and telegraphic bulletins.
about-limit-capitals = Of a sentence longer than 700 characters the pieces are read one by one, and what ties them may be lost.
about-limit-rates = Numbers of claims, findings and agreements measure what is published, not what happened: who publishes more is counted more.
about-limit-sources = What is not among its sources is not here. That nothing is claimed does not mean that nothing happened.
about-credits = Whose work it stands on
about-credits-lead = counterclaim is licensed under the Apache License 2.0. It holds, or was made with, these works; the file NOTICE names each in full. The words of documents belong to their publishers.
about-work = Work
about-use = What it is for
about-licence = Licence
about-use-encoder = the encoder’s first weights and vocabulary
about-use-trees = trees, tags and names that the English model learned from
about-use-names = names that the English model learned from
about-use-nouns = which nouns count people, buildings, vehicles and ships
about-use-places = the index of places
about-use-weights = weights for telling namesakes apart; no text of theirs is here
about-use-map = the map’s land, borders and waters
about-versions = Versions
about-schema = Ledger’s layout
about-rules = Rules of reconciling
about-rules-none = nothing was reconciled yet
about-rules-older = this program’s are { $current }: the next reconciling works all out anew

# What was found: the list, one finding, the feed.
findings-title = Findings
findings-lead = Where claims agree, differ, change, or leave something out. Nothing is decided: each finding says in one sentence what is the matter, and names the claims that it rests on.
findings-kinds = Kinds of findings
findings-all = All kinds
findings-or-more = or more
findings-group-conflict = At odds
findings-group-open = Left open
findings-group-accord = In accord
findings-group-course = How it was told
findings-about-agrees = Two witnesses or more give one number.
findings-about-differs = Two witnesses’ latest counts can’t both hold.
findings-about-revised = A toll or a total went up, or its claimant changed it: an update, no contradiction.
findings-about-adds-up = The parts come to the whole.
findings-about-remainder = The parts come to less than the whole: some are not accounted for.
findings-about-exceeds = The parts come to more than the whole.
findings-about-one-sided = Only one side tells of what lies in the other’s hands.
findings-about-disputed = Accounts that exclude each other: one says that it happened, another that it did not, or that somebody else did it.
findings-about-unverified = A document says of others’ word that it could not be verified.
findings-about-confirmed = Somebody bears it out: the outlet, the side that did it or suffered it, or a body of neither side.
findings-about-copied = One source told again: one voice, not several.
findings-filter = Filters
findings-filter-set = Filter
findings-filter-clear = Clear filters
findings-any = any
findings-by-text = Words in the text
findings-by-place = Place
findings-by-claimant = Claimant
findings-by-side = Side
findings-by-weapon = Weapon
findings-by-document = Document
findings-by-kind = What happened
findings-by-verification = Verification
findings-by-since = Happened since
findings-by-until = Happened until
findings-own-word = the document itself
findings-in = About
findings-more-claims = { $n ->
    [one] and one claim more
   *[other] and { $n } claims more
 }
findings-none = Nothing was found yet. Findings come of documents that are read into the ledger:
findings-none-meet = No finding meets these filters.
findings-pages = Pages of findings
findings-newest = Newest findings
findings-older = Older findings
findings-feed = Atom feed
findings-claims = { $n ->
    [one] The claim that it rests on
   *[other] The { $n } claims that it rests on
 }
findings-documents = { $n ->
    [one] The document that it is about
   *[other] The { $n } documents that it is about
 }
findings-history = In the ledger
findings-history-learned = Found
findings-history-changed = Changed
findings-history-withdrawn = Withdrawn

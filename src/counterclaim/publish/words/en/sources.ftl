# How followed sources fare.
sources-title = Sources
sources-lead = The feeds, pages and channels that are followed. A source that goes quiet leaves a gap in what is claimed: those in trouble stand first.
sources-states = States of sources
sources-all = All
sources-state-good = good
sources-state-not-yet = not yet fetched
sources-state-silent = silent
sources-state-failing = failing
sources-state-resting = resting
sources-about-good = Its last fetch went well, and new documents come as is usual with it.
sources-about-not-yet = It was never fetched so far.
sources-about-silent = It is fetched, but has brought nothing new for four times its usual gap, or for a week.
sources-about-failing = Its last fetch failed. It is tried again, less and less often.
sources-about-resting = It is listed no longer, and is not fetched.
sources-filter = Filter sources
sources-filter-set = Filter
sources-filter-clear = Clear
sources-by-text = Name or address
sources-head-name = Source
sources-head-state = State
sources-head-good = Last good fetch
sources-head-new = Last new document
sources-head-a-day = A day
sources-head-due = Next fetch
sources-failures = { $n ->
    [one] failed once
   *[other] failed { $n } times in a row
 }
sources-documents-a-day = { $n ->
    [one] { $n } document
   *[other] { $n } documents
 }
sources-claims-a-day = { $n ->
    [one] { $n } claim
   *[other] { $n } claims
 }
sources-week = on average of the last seven days
sources-never = never
sources-not-due = not due
sources-ago-moments = moments ago
sources-ago-minutes = { $n ->
    [one] a minute ago
   *[other] { $n } minutes ago
 }
sources-ago-hours = { $n ->
    [one] an hour ago
   *[other] { $n } hours ago
 }
sources-ago-days = { $n ->
    [one] a day ago
   *[other] { $n } days ago
 }
sources-in-moments = now
sources-in-minutes = { $n ->
    [one] in a minute
   *[other] in { $n } minutes
 }
sources-in-hours = { $n ->
    [one] in an hour
   *[other] in { $n } hours
 }
sources-in-days = { $n ->
    [one] in a day
   *[other] in { $n } days
 }
sources-usual = Usual gap
sources-every-moments = less than a minute
sources-every-minutes = { $n ->
    [one] a minute
   *[other] { $n } minutes
 }
sources-every-hours = { $n ->
    [one] an hour
   *[other] { $n } hours
 }
sources-every-days = { $n ->
    [one] a day
   *[other] { $n } days
 }
sources-fetched = Fetched
sources-times = { $n ->
    [one] once
   *[other] { $n } times
 }
sources-unchanged = { $n ->
    [one] once without anything new
   *[other] { $n } times without anything new
 }
sources-last-error = Last error
sources-fetches = Last fetches that told something
sources-fetches-last = Only the last { $n } are shown.
sources-no-fetches = No fetch has brought anything new yet, and none has failed.
sources-itself = the source itself
sources-fetch-when = Fetched
sources-fetch-what = What
sources-fetch-documents = New documents
sources-fetch-claims = New claims
sources-fetch-refused = Refused
sources-none = No sources are followed yet.
sources-none-meet = No source meets these filters.
sources-how-title = How to follow a source
sources-how = Name it in a file, sources.toml, and let counterclaim fetch what is due:
sources-pages = Pages of sources
sources-earlier = Previous page
sources-later = Next page
sources-now = How sources fare is told as of now: the ledger does not keep how they fared before.

# The first page: the last days at a glance.
overview-title = The last { $days } days
overview-title-until = { $days } days up to { $day }
overview-length = { $days } days
overview-lengths = How many days
overview-earlier = Earlier
overview-later = Later
overview-until = Up to the day
overview-show = Show
overview-empty = There is nothing in this ledger yet.
overview-empty-how = Documents come in by the command line, for instance:
overview-empty-then = Nothing was known at this moment.
overview-held = In the ledger
overview-held-documents = { $number ->
    [one] document
   *[other] documents
}
overview-held-claims = { $number ->
    [one] claim
   *[other] claims
}
overview-held-incidents = { $number ->
    [one] incident
   *[other] incidents
}
overview-held-findings = { $number ->
    [one] finding
   *[other] findings
}
overview-over = over { $number }

# What changed since the reader's last visit.
overview-since = Since your last visit
overview-since-first = This seems to be your first visit. When you come back, what is new since then stands here; a cookie that only this site reads keeps the moment.
overview-since-nothing = Nothing new since { $moment }.
overview-since-moment = Since { $moment }
overview-since-documents = { $number ->
    [one] { $words } new document
   *[other] { $words } new documents
}
overview-since-claims = { $number ->
    [one] with { $words } claim
   *[other] with { $words } claims
}
overview-since-revised = Revised figures
overview-since-findings = New findings
overview-since-what = What is new
overview-since-revised-number = { $number ->
    [one] { $words } revised figure
   *[other] { $words } revised figures
}
overview-since-findings-number = { $number ->
    [one] { $words } other new finding
   *[other] { $words } other new findings
}
overview-since-at-least = or more
overview-since-newest = New documents
overview-since-more = And more: all findings
overview-since-all-documents = All documents

# Night by night.
overview-nights = Night by night: what was launched, and what became of it
overview-nights-note = Each row is one claimant's account of one attack, as claimed. Accounts are never added to each other: two of them may count the same drones.
overview-nights-none = No attack with a count of drones or missiles is told of in these days.
overview-nights-shown = The { $shown } attacks that are told of most, of { $number }.
overview-nights-all = All of these attacks
overview-chart = Each night's accounts as bars, by the side that claims them. The table below has the same numbers.
overview-key = What the bars mean
overview-night = Night of { $days }
overview-earlier-nights = { $number ->
    [one] { $number } earlier night or day
   *[other] { $number } earlier nights and days
}
overview-nights-before = The { $number } nights and days before these
overview-who = On whose word
overview-launched = Launched
overview-fate-interception = Shot down
overview-fate-flight-loss = Lost in flight
overview-fate-airspace-violation = Into another country's airspace
overview-fate-strike = Hit
overview-elsewhere = Hit or elsewhere
overview-left = Not accounted for
overview-left-possible = Perhaps not accounted for
overview-left-none = none
overview-not-said = not said
overview-no-fate = no fate told
overview-no-fate-key = Nothing said of what became of them
overview-own-voice = { $document }, in its own voice
overview-no-side = No side
overview-launched-count = { $count } launched
overview-launched-key = Launched, as claimed
overview-also = also told as
overview-row = { $side } claims: drones and missiles
overview-row-no-side = Without a side: drones and missiles

# Casualties.
overview-casualties = Casualties, as each side claims them
overview-casualties-note = What each side claims, from the least to the most that it can come to: copies and figures revised since are left out, and incidents that may be the same are added to the most alone. No two sides are ever added.
overview-casualties-none = No casualties are told of in these days.
overview-casualties-shown = In the { $shown } incidents that are told of most, of { $number }.
overview-casualties-all = All incidents with people killed
overview-claimed-by = Claimed by
overview-killed = Claimed killed
overview-injured = Claimed injured
overview-people-in = People in { $country }
overview-soldiers-in = Soldiers in { $country }
overview-people-nowhere = People, place not told
overview-soldiers-nowhere = Soldiers, place not told
overview-incidents-of = { $number ->
    [one] { $number } incident
   *[other] { $number } incidents
}
overview-and-more = and { $number } more

# Findings and incidents.
overview-findings = Newest finding of each kind
overview-findings-none = None yet.
overview-findings-all = All findings
overview-incidents = Incidents told of most
overview-incidents-none = No incident of these days.
overview-incidents-all = { $number ->
    [one] The one incident of these days
   *[other] All { $words } incidents of these days
}
overview-claims-of = { $number ->
    [one] { $number } claim
   *[other] { $number } claims
}
overview-map = All incidents of these days on the map
overview-map-label = These incidents on a map; what it shows stands in the list.
overview-soldiers = soldiers

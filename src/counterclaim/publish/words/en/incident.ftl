# One incident.
incident-kicker = Incident
incident-no-side = Outlets and others
incident-own-voice = { $outlet }, in its own voice
incident-via = reported by { $names }
incident-size = { $claims ->
    [one] { $claims } claim
   *[other] { $claims } claims
} in { $documents ->
    [one] { $documents } text
   *[other] { $documents } texts
}, published by { $outlets ->
    [one] one outlet
   *[other] { $outlets } outlets
}
incident-part-of = Part of { $whole }
incident-parts = { $n ->
    [one] One incident lies in it
   *[other] { $n } incidents lie in it
}
incident-where = Where
incident-when = When
incident-what = What
incident-precision = The texts name { $precision }.
incident-no-place = The claims name no one place.
incident-no-day = No text says when.
incident-map-label = Map of { $place }
incident-map-link = On the map

incident-at-a-glance = Who says how many
incident-glance-note = From the lowest figure that still stands to the highest. Copies count for nothing; a figure that was revised is in the steps below.
incident-measure = What is counted
incident-in-all = Whole range
incident-no-figures = No figures are given.
incident-more-measures = { $n ->
    [one] One more figure that is told once
   *[other] { $n } more figures that are told once
}
incident-airwars = Harm to civilians, by Airwars’ grades

incident-ladders = How the figures came about
incident-ladders-note = Each step is what one claimant said in one text, in the order in which it was said. A bar is a bound: “at least” is open to the right, “up to” to the left. Steps of one claimant are joined.
incident-ladder-label = { $title }: { $n ->
    [one] one step
   *[other] { $n } steps
}. The table below says the same.
incident-ladder-newest = The newest { $shown } of { $n } are drawn.
incident-steps = { $n ->
    [one] One step as a table
   *[other] { $n } steps as a table
}
incident-steps-all = Only the newest steps are here. Show all { $n }
incident-further = { $n ->
    [one] One more figure that is told more than once
   *[other] { $n } more figures that are told more than once
}
incident-said = Said
incident-figure = Figure
incident-on-whose-word = On whose word
incident-in = In
incident-copied = copied
incident-revised = revised since
incident-key-copied = copied from another text
incident-key-revised = revised since

incident-sums = Whole and parts
incident-sums-note = What one claimant’s parts come to, against the whole. Hatched: what is not accounted for. What the bounds leave open is drawn paler.
incident-sum-label = { $whole }: its parts, and what is missing. The list below says the same.
incident-unaccounted = not accounted for
incident-too-many = too many
incident-sum-by = on the word of { $who }

incident-findings = Findings
incident-more-findings = { $n ->
    [one] One more finding
   *[other] { $n } more findings
}
incident-rests-on = Rests on
incident-english = in English

incident-claims = Claims, side by side
incident-claims-of = { $n ->
    [one] { $n } claim
   *[other] { $n } claims
}
incident-newest-first = The newest first.
incident-show-all = { $n ->
    [one] Show all { $n } claim
   *[other] Show all { $n } claims
}
incident-show-newest = Show only the newest
incident-hidden = { $n ->
    [one] One more
   *[other] { $n } more
}
incident-claim = Claim
incident-sentence-in = In { $document }
incident-place-differs = Where
incident-time-differs = When
incident-card-part-of = Part of
incident-card-copied = Copied from another text

incident-link-founding = The incident is founded on it
incident-link-very-sure = Linked, very sure
incident-link-sure = Linked, sure
incident-link-likely = Linked, likely
incident-link-weak = Linked, weakly
incident-link-tied = { $percent } %, compared with { $claim }
incident-link-why = Every comparison and its weight

incident-judgements = Judgements
incident-judgements-note = What people decided goes before all weights, until it is taken back.
incident-no-judgements = Nobody has judged what belongs to this incident.
incident-judged-same = One happening
incident-judged-different = Two happenings
incident-judged-by = by { $name }
incident-revoke = Take back
incident-revoke-because = Why is it taken back?
incident-split = Does not belong here
incident-split-from = It is another happening than
incident-because = Why?
incident-because-note = Up to 500 characters; everybody can read it.
incident-split-do = Judge: two happenings
incident-join = The same happening as …
incident-join-note = Two incidents become one, when a claim of each is judged to tell of one happening.
incident-join-which = The other incident: its address or id
incident-join-look = Look it up
incident-join-near = Of the same days and place
incident-join-none = There is no incident { $asked } that stands.
incident-join-choose = Choose
incident-join-with = The same happening as { $incident }?
incident-join-own = By this claim of this incident
incident-join-other = and this claim of the other
incident-join-do = Judge: one happening

incident-history = What the ledger knew when
incident-learned = Learned
incident-changed = Changed
incident-withdrawn = Withdrawn
incident-as-then = as it stood then

incident-missing = There never was an incident { $id } in this ledger.
incident-past-title = This incident stands no longer
incident-past-withdrawn = The ledger withdrew it at { $moment }: new texts, new rules or a judgement put its claims together in another way.
incident-past-was = It was
incident-past-now = Where its claims are now
incident-past-claims = { $n ->
    [one] { $n } of its claims
   *[other] { $n } of its claims
}
incident-past-homeless = { $n ->
    [one] One claim is in no incident now.
   *[other] { $n } claims are in no incident now.
}
incident-past-not-yet-title = Not known yet
incident-past-not-yet = The ledger learned of this incident at { $moment }, later than the moment that you look at.
incident-past-see = See it as it stands now

incident-why-title = Why this claim is in this incident
incident-why-not-title = Why this claim is not in this incident
incident-why-claim = The claim
incident-why-incident = The incident
incident-why-founding = It is the claim that the incident is founded on: the first that tells of it.
incident-why-tied = It is tied to { $claim }. That weighs { $odds } in log-odds: a probability of { $percent } % on its own.
incident-why-nearest = The nearest in it is { $claim }. That weighs { $odds } in log-odds: a probability of { $percent } % on its own.
incident-why-within = Both are told by one text.
incident-why-nothing = Nothing in the incident could be held against it.
incident-why-not-compared = The two are not compared in linking: they share no place and day, nor rare words or names.
incident-why-mean = Against all { $n } other tellings of it: { $odds } on average.
incident-why-superseded = Its text has a newer version; only claims of newest versions are linked.
incident-why-others = It is in
incident-why-asked = Asked
incident-why-comes-out = Comes out as
incident-why-weighs = Weighs
incident-why-before = before anything is asked
incident-why-together = together
incident-why-note = Weights are natural logarithms of odds. Above zero speaks for one happening, below for two.
incident-why-judged = People judged it; that goes before all weights.

# A claim's card, an incident's columns, a document's text.
card-claim = Claim
card-number = claim { $number }
card-how-many = How many
card-what = What
card-says = Says
card-document-itself = the document itself
card-reported-by = reported by { $names }
card-then = { $names }, then { $name }
card-through = Through
card-said-on = Said on
card-when = When
card-from-context = from its context
card-by = By
card-not-named = not named
card-by-sides-alone = told by the sides alone
card-against = Against
card-side = side: { $side }
card-with = With
card-where = Where
card-part-of = Part of
card-not-shown = a claim that is not shown here
card-sentence = Sentence
card-in = In
card-counted = { $count } { $kind }
card-words = in the words { $words }
card-its-sentence = Its sentence
card-its-sentence-in = { $sentence } in { $document }
card-claims = { $n ->
    [one] { $n } claim
   *[other] { $n } claims
}
card-claims-label = { $n ->
    [one] Claim
   *[other] Claims
}
card-counts = { $n ->
    [one] { $n } count
   *[other] { $n } counts
}
card-texts = Texts
card-no-side = No side
card-longer = Longer than a day and a night
card-no-day = Day not known
card-copied = copied
card-revised = revised since
card-said = Said
card-count = Count
card-on-whose-word = On whose word
card-sources = { $n ->
    [one] Source text
   *[other] Source texts
}
card-legend = Underlined: { $count }, { $who }, { $what }, { $weapon }, { $target }, { $where }, { $when }, { $verification }. Raised numbers are the claims that a sentence makes.
card-legend-count = how many
card-legend-who = who
card-legend-what = what
card-legend-where = where
card-legend-when = when
card-legend-weapon = with what
card-legend-target = against what
card-legend-verification = what the text says of its truth
card-no-claims = No claims were read from this text.

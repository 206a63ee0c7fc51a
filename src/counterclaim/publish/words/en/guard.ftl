# Who may do what: refusals, signing in, and what a reader is told once something is written.
guard-strange-host = This ledger answers at { $host } only.
guard-no-such-method = That can't be done here.
guard-read-only = This ledger can be read here, not changed. Whoever runs it can allow writing with counterclaim serve --writable.
guard-long-address = That address is longer than { $most } bytes.
guard-many-parameters = That address has more than { $most } parameters.
guard-many-headers = That request has more than { $most } headers, or more than { $bytes } bytes of them.
guard-large-body = What was sent is larger than { $most } bytes.
guard-slow-body = What was sent did not come within { $seconds } seconds.
guard-broken-body = What was sent broke off.
guard-too-often = { $seconds ->
    [one] Too many requests from your address. Try again in { $seconds } second.
   *[other] Too many requests from your address. Try again in { $seconds } seconds.
  }
guard-busy = Too much is under way. Try again in a few seconds.
guard-too-long = That took too long. Ask for less, or try again later.
guard-unreadable = The ledger can't be read now.
guard-no-token = Writing needs a token: send it as “Authorization: Bearer …”. counterclaim token make prints one.
guard-wrong-token = That is no token of this ledger, or it stands no longer.
guard-other-scope = Your token is not for this: it lacks the scope “{ $scope }”.
guard-not-signed-in = You are not signed in, or no longer. Sign in and try again.
guard-from-elsewhere = That did not come from a page of this site.
guard-not-this-session = That page is older than your session. Go back, load it again, and try once more.
guard-no-form = That is not a form as these pages send it.
guard-no-json = That can't be used: { $why }
guard-no-fetching = Addresses are not fetched here. Whoever runs this ledger can allow it with counterclaim serve --writable --fetch.
guard-no-document = Nothing was sent that could be a document.
guard-code-400 = That can't be used
guard-code-401 = Sign in
guard-code-403 = Not allowed
guard-code-404 = Not here
guard-code-405 = Not here
guard-code-408 = Too slow
guard-code-409 = Not as it stands
guard-code-413 = Too large
guard-code-415 = That can't be used
guard-code-429 = Too often
guard-code-503 = Not now
guard-sign-in = Sign in
guard-sign-in-why = Reading needs no name. To judge claims you need a token from whoever runs this ledger.
guard-token = Token
guard-sign-in-do = Sign in
guard-sign-out = Sign out
guard-signed-in-as = You are signed in as
guard-may-judge = You may judge whether claims are about one happening.
guard-may-add = You may add documents through the interface for programs.
guard-until = Your token lasts until
guard-said-signed-in = You are signed in.
guard-said-same = { $number ->
    [one] Kept: the two claims are judged to be about one happening.
   *[other] Kept: the claims are judged to be about one happening.
  }
guard-said-different = { $number ->
    [one] Kept: the two claims are judged to be about different happenings.
   *[other] Kept: the claims are judged to be about different happenings.
  }
guard-said-revoked = Taken back. Both the judgement and that you took it back stay on record.
guard-said-already = That judgement had been taken back already.
guard-said-opposed = { $number ->
    [one] An earlier judgement that said otherwise is taken back.
   *[other] { $number } earlier judgements that said otherwise are taken back.
  }
guard-said-later = The incidents are being worked out anew; look again in a moment.
guard-because-missing = Say why, in a sentence.
guard-two-claims = Choose at least two claims.
guard-many-claims = Choose no more than { $most } claims at once.

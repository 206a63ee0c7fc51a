# What can't be shown.
refused-title-400 = That can't be asked for
refused-title-404 = Not here
refused-title-503 = The ledger can't be read
refused-what-400 = Something in this page’s address can’t be used.
refused-what-404 = There is nothing at this address.
refused-what-503 = The ledger can’t be read now. Try again in a moment.
refused-then = What you look for may have come later than the moment that you look at.
refused-look-now = Look at it as it stands now
refused-overview = To the overview

# What happened, in a word or two; "counted" as it follows a count ("41 buildings damaged").
kind-launch = launched
kind-interception = intercepted
kind-flight-loss = lost in flight
kind-airspace-violation = airspace entered
kind-strike = strike
kind-debris = debris fell
kind-fire = fire
kind-damage = damage
kind-killed = killed
kind-injured = injured
kind-missing = missing
kind-captured = captured
kind-casualties = casualties
kind-outage = outage
kind-displacement = displaced
kind-assault = ground assault
kind-repulse = assault repelled
kind-control = control of ground
kind-equipment-loss = equipment lost
kind-detention = detained
kind-exchange = exchange
kind-aid = aid
kind-alert = alert
kind-statement = statement
kind-counted-launch = launched
kind-counted-interception = intercepted
kind-counted-flight-loss = lost in flight
kind-counted-airspace-violation = entered airspace
kind-counted-strike = struck
kind-counted-debris = debris fell
kind-counted-fire = on fire
kind-counted-damage = damaged
kind-counted-killed = killed
kind-counted-injured = injured
kind-counted-missing = missing
kind-counted-captured = captured
kind-counted-casualties = killed or injured
kind-counted-outage = cut off
kind-counted-displacement = displaced
kind-counted-assault = on the ground
kind-counted-repulse = repelled
kind-counted-control = taken or lost
kind-counted-equipment-loss = lost
kind-counted-detention = detained
kind-counted-exchange = exchanged
kind-counted-aid = given or pledged
kind-counted-alert = under alert
kind-counted-statement = statement

# How it is put; nothing where it is simply asserted.
stance-asserted = { "" }
stance-negated = said not to have happened
stance-possible = said to be possible
stance-expected = said to be expected

# What the document says of a claim's truth.
verification-unverified = could not be verified
verification-confirmed = confirmed by the outlet
verification-denied = denied by another party

# What is the matter, on a label.
finding-agrees = Agree
finding-differs = Differ
finding-revised = Revised
finding-adds-up = Adds up
finding-remainder = Remainder
finding-exceeds = Exceeds
finding-one-sided = One side only
finding-disputed = Disputed
finding-unverified = Unverified
finding-confirmed = Confirmed
finding-copied = Copied

# With what; nothing for any other.
weapon-uav = drone
weapon-missile = missile
weapon-ballistic-missile = ballistic missile
weapon-cruise-missile = cruise missile
weapon-air-defence-missile = air defence missile
weapon-anti-ship-missile = anti ship missile
weapon-guided-bomb = guided bomb
weapon-bomb = bomb
weapon-rocket = rocket
weapon-artillery = artillery
weapon-mortar = mortar
weapon-small-arms = small arms
weapon-mine = mine
weapon-ied = improvised bomb
weapon-naval-drone = naval drone
weapon-ground-vehicle = ground vehicle
weapon-aircraft = aircraft
weapon-mixed = several sorts
weapon-other = { "" }

# What was hit, hurt or taken; nothing for any other.
target-energy = energy
target-oil = oil
target-military = military
target-residential = residential
target-industrial = industrial
target-transport = transport
target-port = port
target-airfield = airfield
target-medical = medical
target-education = education
target-commercial = commercial
target-government = government
target-cultural = cultural
target-agricultural = agricultural
target-vehicle = vehicle
target-ship = ship
target-aircraft = aircraft
target-person = person
target-settlement = settlement
target-other = { "" }

# How much ground a place covers, and how fine a time is.
precision-point = a point
precision-settlement = a settlement
precision-district = a district
precision-admin1 = a region
precision-country = a country
precision-area = an area
precision-minute = to the minute
precision-hour = to the hour
precision-part-of-day = to a part of the day
precision-day = to the day
precision-week = to the week
precision-month = to the month
precision-year = to the year
precision-span = a stretch of time

# Airwars' grades.
grade-confirmed = confirmed
grade-fair = fair
grade-weak = weak
grade-contested = contested
grade-discounted = discounted

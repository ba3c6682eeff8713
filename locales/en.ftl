### Shared

common-back = ‹ Back
common-continue = Continue ›
common-yes = Yes
common-no = No
common-cancel = Not now
common-done = Done

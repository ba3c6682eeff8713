/**
 * Raised when the text on the consent screen comes to say something else: everybody is then asked again. It names who
 * answers for the data; as long as nobody has been named, an earlier one holds.
 */
export const consentVersion = 2;

/** The text that names nobody, asked as long as it is not known who answers for the data. */
export const unnamedConsentVersion = 1;

/** How long answers are kept. */
export const retentionMonths = 12;

/** By which messages travel. What each does with them stands in a line of its own, so that a new one is asked for alone. */
export const consentDoors = ['telegram'] as const;

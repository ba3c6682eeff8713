/** Raised when the text on the consent screen comes to say something else: everybody is then asked again. */
export const consentVersion = 1;

/** How long answers are kept. */
export const retentionMonths = 12;

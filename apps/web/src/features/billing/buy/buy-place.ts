/** The id of the part of a page where packages are bought. */
export const BUY_ID = 'buy'
/** Where credits are bought. */
export const BUY_PLACE = `/credits#${BUY_ID}`

/** What a browser nobody is signed in at has chosen; the pages themselves may write these. */
export const LANGUAGE_COOKIE = 'studiolo-language'
export const THEME_COOKIE = 'studiolo-theme'

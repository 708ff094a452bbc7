// Runs before the first paint, so that a chosen theme does not flash. Storage may be forbidden: then the system decides.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  // The server draws in English: readers of another language wait for theirs instead of seeing both.
  const language = localStorage.getItem('language');
  if (language && language !== 'en') document.documentElement.dataset.foreign = language;
} catch {
  /* the system's theme stays */
}

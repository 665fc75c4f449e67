// In a worker nothing has loaded lunr.js yet; in a page, search-page.js has.
if (typeof importScripts === "function") importScripts(...sitegenSettings.lunr);

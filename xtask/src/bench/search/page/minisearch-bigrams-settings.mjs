// Pairs of neighbouring characters of Chinese, and words of everything else.
function tokenize(text) {
  const tokens = [];
  for (const [run] of text.normalize("NFKC").matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)) {
    if (!/\p{Script=Han}/u.test(run)) {
      tokens.push(run);
      continue;
    }
    const signs = [...run];
    if (signs.length === 1) tokens.push(run);
    for (let at = 0; at + 1 < signs.length; at += 1) tokens.push(signs[at] + signs[at + 1]);
  }
  return tokens;
}
const both = (text) => [...tokenize(text), ...new Set(text.match(/\p{Script=Han}/gu) ?? [])];
export const settings = {
  fields: ["title", "text"],
  storeFields: ["title"],
  tokenize: both,
  searchOptions: { combineWith: "AND", tokenize, prefix: (term) => /^[\x00-\x7f]+$/.test(term) },
};

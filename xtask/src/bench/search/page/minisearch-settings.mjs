// As it comes, but for all words being asked for, which the queries mean.
export const settings = { fields: ["title", "text"], storeFields: ["title"], searchOptions: { combineWith: "AND", prefix: true } };

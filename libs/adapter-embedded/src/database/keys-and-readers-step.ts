/** Keys of scripts; records are found by whose own they are. */
export const keysAndReadersStep = `
  CREATE TABLE api_keys (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL UNIQUE, doc TEXT NOT NULL
  ) STRICT;
  UPDATE records SET keys = keys || 'o' || char(9) || hex(doc ->> '$.ownerId') || char(10)
  WHERE json_type(doc, '$.ownerId') IS NOT NULL;
  UPDATE records SET keys = keys || 'o' || char(9) || hex(id) || char(10)
  WHERE tbl = 'systemuser' AND (doc ->> '$.ownerId') IS NOT id;
  INSERT OR IGNORE INTO record_keys
    SELECT 'o' || char(9) || hex(doc ->> '$.ownerId'), row FROM records WHERE json_type(doc, '$.ownerId') IS NOT NULL;
  INSERT OR IGNORE INTO record_keys SELECT 'o' || char(9) || hex(id), row FROM records WHERE tbl = 'systemuser';
  `;

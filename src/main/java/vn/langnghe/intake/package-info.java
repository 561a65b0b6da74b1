/** A package's way in: unpacked, recognised, read, listened to, stored, catalogued; as jobs with their progress. */
package vn.langnghe.intake;

package vn.langnghe.audiobook;

import java.time.Duration;

/**
 * An entry of a table of contents, and where it leads.
 *
 * @param level from 1
 * @param title its words
 * @param part the index of the part
 * @param at the time within the part's file
 */
record TimedEntry(int level, String title, int part, Duration at) {}

/** Marks that turn the reading direction (UAX 9), as they stand in a character class. */
export const directionMarks = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069'

/**
 * Where kubectl reads otherwise than the YAML test suite wants, which is for YAML 1.2; by id of the case, with a number where an id has
 * several. The lists may only shrink: a case that is read as the suite wants fails the test until it is taken out.
 */
export const refusedBecause: Readonly<Record<string, string>> = {
  'kubectl takes only a comment behind `---`.':
    '27NA 2G84-2 2G84-3 2XXW 35KP 4Q9F 6FWR 6JQW 6LVF 753E 82AN 93WF 96L6 9MQT-0 B3HG C4HZ DK3J EXG3 FP8R FTA2 J7PZ K54U KSS4 L383 T26H T5N4 UGM3 W4TN',
  'Kubernetes reads a document that begins with `{` as JSON.':
    '4ABK 4MUZ-1 4MUZ-2 54T7 58MP 652Z C2DT DFF7 FRK4 Q9WF SBG9 WZ62 X38W ZK9H',
  'kubectl cuts directives off at the `---` below them, and reads no others.':
    '2LFX 5TYM 6CK3 BEC7 CC74 DK95-7 MUS6-2 MUS6-3 MUS6-4 MUS6-5 MUS6-6 P76L RTP8 U3C3 Z9M4',
  'libyaml takes no tab where indentation is expected.':
    '6BCT 6CA3 96NN-0 96NN-1 A2M4 DK95-0 DK95-3 DK95-4 R4YG Y79Y-1 Y79Y-10',
  'A key that is no string has no place in JSON.':
    '4FJ6 6BFJ 6PBE 9MMW FH7J KK5P LX3P M2N8-1 M5DY PW8X RZP5 V9D5 XW4D',
  'libyaml, which reads YAML 1.1, has no empty key, no value right behind its colon, and fewer letters in names of anchors.':
    '2JQS 2SXE 3UYS 5MUD 5T43 6M2F 6ZKB 8XYN 9DXL 9SA2 CFD4 DBG4 HM87-0 HWV9 JR7V K3WX M2N8-0 NHX8 NJ66 NKF9 QT73 S3PD SM9W-1 UKK6-0 UT92 VJP3-1 W5VH',
}

/** The suite has these for faults of the text; libyaml, and with it kubectl, reads them. */
export const readAllTheSame =
  '3HFZ 4H7K 9C9N 9HCY 9JBA BS4K CVW2 DK95-1 EB22 G5U8 HRE5 KS4U QB6E RHX7 S98Z SU5Z U99R X4QW Y79Y-3 YJV2'

/** Read, and otherwise than the suite wants. */
export const readOtherwise: Readonly<Record<string, string>> = {
  '565N': 'JSON has no bytes: Kubernetes makes a string of what `!!binary` holds.',
  '7Z25': 'kubectl reads nothing behind `...`.',
  '8G76': 'A file without content is one empty document.',
  '98YD': 'A file without content is one empty document.',
  AVM7: 'A file without content is one empty document.',
  'HM87-1': 'A question mark begins a key within brackets, in YAML 1.1.',
  M7A3: 'kubectl reads nothing behind `...`.',
  Y2GN: 'The name of an anchor has no colon, in libyaml.',
}

"""The worked cases of the specification of 22 November 2026, as it prints them.

Columns: number | received | one month | the law's last day | safe | received + 30 days | safe where
30 days are promised (= as before) | what it shows. Dates are yy-mm-dd with the day of the week.
"""

# ruff: noqa: E501 - a table is read by its rows

MONTH = """
1 | tor 26-03-05 | søn 26-04-05 | tir 26-04-07 | ons 26-04-01 | 26-04-04 | = | EDPB-eks. 32 (5/3→5/4); 5/4 er 1. påskedag
2 | man 26-08-31 | ons 26-09-30 | ons 26-09-30 | ons 26-09-30 | 26-09-30 | = | EDPB-eks. 33: ingen 31/9
3 | tir 27-08-31 | tor 27-09-30 | tor 27-09-30 | tor 27-09-30 | 27-09-30 | = | samme, 2027
4 | lør 26-01-31 | lør 26-02-28 | man 26-03-02 | fre 26-02-27 | 26-03-02 | = | ingen 31/2; 28/2 lørdag; 30 d = lovens siste dag
5 | søn 27-01-31 | søn 27-02-28 | man 27-03-01 | fre 27-02-26 | 27-03-02 | = | 28/2 søndag; «30 dager» er for sent
6 | man 28-01-31 | tir 28-02-29 | tir 28-02-29 | tir 28-02-29 | 28-03-01 | = | skuddår → 29/2; «30 dager» = 1/3 er for sent
7 | søn 28-01-30 | tir 28-02-29 | tir 28-02-29 | tir 28-02-29 | 28-02-29 | = | skuddår → 29/2; likt
8 | lør 28-01-29 | tir 28-02-29 | tir 28-02-29 | tir 28-02-29 | 28-02-28 | man 28-02-28 | skuddår; 30 dager er kortere
9 | lør 27-01-30 | søn 27-02-28 | man 27-03-01 | fre 27-02-26 | 27-03-01 | = | ingen 30/2
10 | fre 27-01-29 | søn 27-02-28 | man 27-03-01 | fre 27-02-26 | 27-02-28 | = | ingen 29/2 i 2027
11 | lør 26-02-28 | lør 26-03-28 | man 26-03-30 | fre 26-03-27 | 26-03-30 | = | 28/3 lørdag
12 | søn 27-02-28 | søn 27-03-28 | tir 27-03-30 | ons 27-03-24 | 27-03-30 | = | 28/3 er 1. påskedag 2027
13 | man 28-02-28 | tir 28-03-28 | tir 28-03-28 | tir 28-03-28 | 28-03-29 | = | 28/3, ikke 29/3; «30 dager» for sent
14 | tir 28-02-29 | ons 28-03-29 | ons 28-03-29 | ons 28-03-29 | 28-03-30 | = | skuddag → 29/3; «30 dager» for sent
15 | søn 26-03-01 | ons 26-04-01 | ons 26-04-01 | ons 26-04-01 | 26-03-31 | tir 26-03-31 | søndagsmottak teller; 30 dager kortere
16 | man 27-03-01 | tor 27-04-01 | tor 27-04-01 | tor 27-04-01 | 27-03-31 | ons 27-03-31 | 30 dager er én dag kortere
17 | tor 26-12-31 | søn 27-01-31 | man 27-02-01 | fre 27-01-29 | 27-01-30 | = | 31/1 er søndag
18 | tir 26-06-30 | tor 26-07-30 | tor 26-07-30 | tor 26-07-30 | 26-07-30 | = | 30 dager = måned
19 | ons 27-06-30 | fre 27-07-30 | fre 27-07-30 | fre 27-07-30 | 27-07-30 | = | 30 dager = måned
20 | ons 27-02-24 | ons 27-03-24 | ons 27-03-24 | ons 27-03-24 | 27-03-26 | = | siste virkedag før påske; «30 dager» for sent
21 | tor 27-02-25 | tor 27-03-25 | tir 27-03-30 | ons 27-03-24 | 27-03-27 | = | skjærtorsdag
22 | fre 27-02-26 | fre 27-03-26 | tir 27-03-30 | ons 27-03-24 | 27-03-28 | = | langfredag
23 | lør 27-02-27 | lør 27-03-27 | tir 27-03-30 | ons 27-03-24 | 27-03-29 | = | påskeaften er lørdag
24 | ons 27-03-31 | fre 27-04-30 | fre 27-04-30 | fre 27-04-30 | 27-04-30 | = | ingen 31/4
25 | tor 27-04-01 | lør 27-05-01 | man 27-05-03 | fre 27-04-30 | 27-05-01 | = | 1. mai er lørdag
26 | ons 26-04-01 | fre 26-05-01 | man 26-05-04 | tor 26-04-30 | 26-05-01 | = | 1. mai er fredag
27 | tir 27-04-06 | tor 27-05-06 | fre 27-05-07 | ons 27-05-05 | 27-05-06 | = | Kristi himmelfartsdag
28 | fre 27-04-16 | søn 27-05-16 | tir 27-05-18 | fre 27-05-14 | 27-05-16 | = | 1. pinsedag, så 17. mai = 2. pinsedag
29 | lør 27-04-17 | man 27-05-17 | tir 27-05-18 | fre 27-05-14 | 27-05-17 | = | 17. mai = 2. pinsedag 2027
30 | fre 26-04-17 | søn 26-05-17 | man 26-05-18 | fre 26-05-15 | 26-05-17 | = | 17. mai er søndag
31 | tir 26-04-14 | tor 26-05-14 | fre 26-05-15 | ons 26-05-13 | 26-05-14 | = | Kristi himmelfartsdag
32 | fre 26-04-24 | søn 26-05-24 | tir 26-05-26 | fre 26-05-22 | 26-05-24 | = | pinse
33 | man 26-11-23 | ons 26-12-23 | ons 26-12-23 | ons 26-12-23 | 26-12-23 | = | vanlig uke
34 | tir 26-11-24 | tor 26-12-24 | tor 26-12-24 | tor 26-12-24 | 26-12-24 | = | 24/12 er IKKE helligdag
35 | ons 27-11-24 | fre 27-12-24 | fre 27-12-24 | fre 27-12-24 | 27-12-24 | = | 24/12 fredag: frist står
36 | ons 26-11-25 | fre 26-12-25 | man 26-12-28 | tor 26-12-24 | 26-12-25 | = | 1. juledag → over helgen
37 | tor 26-11-26 | lør 26-12-26 | man 26-12-28 | tor 26-12-24 | 26-12-26 | = | 2. juledag lørdag
38 | tir 26-12-01 | fre 27-01-01 | man 27-01-04 | tor 26-12-31 | 26-12-31 | = | nyttårsdag, deretter helg
39 | man 26-11-30 | ons 26-12-30 | ons 26-12-30 | ons 26-12-30 | 26-12-30 | = | 31/12 ikke helligdag; ordinær
40 | man 28-03-13 | tor 28-04-13 | tir 28-04-18 | ons 28-04-12 | 28-04-12 | = | skjærtorsdag 2028
41 | man 28-04-17 | ons 28-05-17 | tor 28-05-18 | tir 28-05-16 | 28-05-17 | = | 17. mai 2028 onsdag; mottak 2. påskedag teller
42 | tir 28-04-25 | tor 28-05-25 | fre 28-05-26 | ons 28-05-24 | 28-05-25 | = | Kristi himmelfartsdag
43 | fre 28-05-05 | man 28-06-05 | tir 28-06-06 | fre 28-06-02 | 28-06-04 | = | 2. pinsedag
44 | fre 26-10-23 | man 26-11-23 | man 26-11-23 | man 26-11-23 | 26-11-22 | fre 26-11-20 | 30 dager = søndag → fredag
45 | lør 27-07-31 | tir 27-08-31 | tir 27-08-31 | tir 27-08-31 | 27-08-30 | man 27-08-30 | 31→31; 30 dager én dag kortere
46 | søn 27-10-31 | tir 27-11-30 | tir 27-11-30 | tir 27-11-30 | 27-11-30 | = | ingen 31/11
47 | ons 26-07-01 | lør 26-08-01 | man 26-08-03 | fre 26-07-31 | 26-07-31 | = | 1/8 lørdag
"""

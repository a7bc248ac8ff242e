/** Places as the Base centrale des nomenclatures codes them: its regions are not those of the INSEE. */

/** Départements of each region, on three characters. */
const REGIONS: Readonly<Record<string, string>> = {
  '01': '001 003 007 015 026 038 042 043 063 069 073 074',
  '02': '021 025 039 058 070 071 089 090',
  '03': '022 029 035 056',
  '04': '018 028 036 037 041 045',
  '05': '02A 02B',
  '06': '008 010 051 052 054 055 057 067 068 088',
  '07': '971',
  '08': '973',
  '09': '002 059 060 062 080',
  '10': '075 077 078 091 092 093 094 095',
  '11': '974',
  '12': '972',
  '13': '976',
  '14': '014 027 050 061 076',
  '15': '016 017 019 023 024 033 040 047 064 079 086 087',
  '16': '009 011 012 030 031 032 034 046 048 065 066 081 082',
  '17': '044 049 053 072 085',
  '18': '004 005 006 013 083 084',
};

/** Collectivities that are in no region. */
const SANS_REGION = ['975', '977', '978', '986', '987', '988'];

const PAR_REGION: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(REGIONS).map(([region, codes]) => [region, codes.split(' ')]),
);

/** Every code of a département, and of a collectivity. */
export const DEPARTEMENTS_BCN: readonly string[] = [
  ...[...PAR_REGION.values()].flat(),
  ...SANS_REGION,
].toSorted();

/** Every code of a region. */
export const REGIONS_BCN: readonly string[] = [...PAR_REGION.keys()];

/** Départements of a region; none for a code that is not one. */
export const departementsDeLaRegion = (region: string): readonly string[] => PAR_REGION.get(region) ?? [];

import type { Named, NamedParty, Party } from '../api/types.ts'

type NameOf = (name: Named | string | null | undefined) => string | null

/** A party by its name, else by the words of the report. */
export function partyName(party: Partial<NamedParty> | Party | Named | string | null, name: NameOf): string | null {
  if (party === null || typeof party === 'string') return party
  if ('ar' in party || 'en' in party) return name(party as Named)
  const of = party as Partial<NamedParty>
  return name(of.name) ?? of.text ?? of.entity ?? null
}

export function partyNames(parties: readonly (NamedParty | Party)[], name: NameOf): string {
  const names = parties.map((party) => partyName(party, name)).filter((one) => one !== null)
  return [...new Set(names)].join(name({ ar: '، ', en: ', ' }) ?? ', ')
}

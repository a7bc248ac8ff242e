import { MOIS_DES_MARQUEURS } from '#lib/droit/consentement/consentement.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';

/**
 * Removes what the register may no longer keep (reading consentement.marqueurs): refusals after twelve months, consents withdrawn
 * after thirty-six, consents of pupils out of the second degré for a year; then the couples that nothing names. Done twice, it
 * changes nothing.
 */
export async function purgerConsentements(): Promise<void> {
  const { jour } = porteeSysteme(await aujourdHui());
  const depuis = (mois: number) => dateDe(jour.subtract({ months: mois }));
  await enPortee(porteeSysteme(jour), async (tx) => {
    await tx.$executeRaw`
      DELETE FROM consentement c USING consentement_en_vigueur v
      WHERE v.eleve_id = c.eleve_id AND v.responsable_id = c.responsable_id AND c.instant::date <= ${depuis(12)}::date AND (
        v.reponse = 'retrait' AND v.jour <= ${depuis(MOIS_DES_MARQUEURS.retrait)}::date
        OR v.reponse = 'non' AND v.jour <= ${depuis(MOIS_DES_MARQUEURS.non)}::date
        OR NOT EXISTS (SELECT 1 FROM scolarite s WHERE s.eleve_id = c.eleve_id AND s.niveau <> 'post_bac'
          AND make_date(s.rentree + 2, 9, 1) > ${dateDe(jour)}::date))`;
    const orphelins = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM couple k WHERE cree_le::date <= ${depuis(12)}::date
        AND NOT EXISTS (SELECT 1 FROM consentement c WHERE c.couple_id = k.id)
        AND NOT EXISTS (SELECT 1 FROM accord_de_concubin a WHERE a.couple_id = k.id AND a.instant::date > ${depuis(12)}::date)
        AND NOT EXISTS (SELECT 1 FROM invitation_de_concubin i WHERE i.couple_id = k.id AND i.cree_le::date > ${depuis(12)}::date)`;
    const ids = orphelins.map(({ id }) => id);
    await tx.accordDeConcubin.deleteMany({ where: { coupleId: { in: ids } } });
    await tx.invitationDeConcubin.deleteMany({ where: { coupleId: { in: ids } } });
    await tx.couple.deleteMany({ where: { id: { in: ids } } });
  });
}

import { redirect } from 'next/navigation';
import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { ecrireDecimal } from '#lib/droit/montant.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { annexeMontree } from '../../annexe-montree.ts';
import { FormulaireAnnexe } from '../../formulaire-annexe.tsx';

export const generateMetadata = titreReserve('Corriger une annexe', 'administrateur');

export default async function CorrectionPage({ params }: { params: Promise<{ id: string }> }) {
  const portee = await exigerAgent('administrateur');
  const { id } = await params;
  const { annexe } = await annexeMontree(portee, id);
  // A signed annexe is read, never corrected.
  if (annexe.signatures.length > 0) redirect(`/admin/bareme/${id}`);
  const titre = `Corriger l’annexe ${ecrireAnnee(rentree(annexe.rentree))}`;
  return (
    <>
      <FilAriane
        liens={[
          { href: '/admin/bareme', libelle: 'Barèmes' },
          { href: `/admin/bareme/${id}`, libelle: `Annexe ${annexe.rentree}` },
        ]}
        ici="Corriger"
      />
      <TitrePage titre={titre} />
      <FormulaireAnnexe
        cible={{ id, version: annexe.version }}
        initiale={{
          rentree: String(annexe.rentree),
          smic: ecrireDecimal(annexe.smicCentimes),
          bmaf: ecrireDecimal(annexe.bmafCentimes),
          source: annexe.source,
          du: ecrireJourCourt(jour(annexe.du)),
          au: ecrireJourCourt(jour(annexe.au)),
          annexe6: annexe.annexe6,
          annexe7: annexe.annexe7,
          explication: annexe.explication ?? '',
        }}
      />
    </>
  );
}

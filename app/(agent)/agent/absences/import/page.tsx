import { titreReserve } from '#app/titre-reserve.ts';
import { FormulaireDAbsences } from '#components/absence/formulaire-d-absences.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { importerDesAbsences } from '#lib/absence/actions.ts';
import { lieuxDePresence, PRESENCES } from '#lib/absence/queries.ts';
import { lieuxDeFichier } from '#lib/correspondance/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Absences d’un fichier', ...PRESENCES);

/** Absences that the school's software gives: a file proposes them, the chef judges each (C. VII.A). */
export default async function ImportDAbsencesPage() {
  const portee = await exigerAgent(...PRESENCES);
  const lieux = await lieuxDeFichier(portee, { uai: { in: lieuxDePresence(portee) } });
  return (
    <>
      <FilAriane liens={[{ href: '/agent/absences', libelle: 'Absences' }]} ici="Absences d’un fichier" />
      <TitrePage
        titre="Absences d’un fichier"
        phrase="Une absence par ligne, avec ses jours et ses heures : des totaux ne disent pas quand le seuil est dépassé. Ce qui n’est pas dit justifié s’enregistre « à apprécier », et le chef d’établissement en décide ; vous relisez ce que le fichier change avant qu’il soit enregistré."
      />
      <FormulaireDAbsences acte={importerDesAbsences} lieux={lieux} />
    </>
  );
}

import { titreReserve } from '#app/titre-reserve.ts';
import { FormulaireBrevet } from '#components/brevet/formulaire-brevet.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { importerLeBrevet } from '#lib/brevet/actions.ts';
import { lieuxDImport } from '#lib/brevet/queries.ts';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Résultats du brevet', ...SAISISSANTS);

/** Imports the results of the diplôme national du brevet, on which the bourse au mérite depends (C. IV.C.3). */
export default async function BrevetPage() {
  const portee = await exigerAgent(...SAISISSANTS);
  return (
    <>
      <TitrePage
        titre="Résultats du brevet"
        phrase="La mention bien ou très bien ouvre la bourse au mérite des boursiers de lycée. Un élève est reconnu par son INE et sa date de naissance ; vous relisez ce que le fichier change avant qu’il soit enregistré."
      />
      <FormulaireBrevet acte={importerLeBrevet} lieux={await lieuxDImport(portee)} />
    </>
  );
}

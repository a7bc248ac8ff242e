import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { exigerAgent } from '#lib/technique/session.ts';
import { FormulaireAnnexe } from '../formulaire-annexe.tsx';

export const generateMetadata = titreReserve('Saisir une annexe', 'administrateur');

type Parametres = Promise<Record<string, string | string[] | undefined>>;

export default async function SaisiePage({ searchParams }: { searchParams: Parametres }) {
  await exigerAgent('administrateur');
  const { rentree = '', smic = '', bmaf = '' } = await searchParams;
  const annee = /^\d{4}$/.test(String(rentree)) ? Number(rentree) : null;
  return (
    <>
      <FilAriane liens={[{ href: '/admin/bareme', libelle: 'Barèmes' }]} ici="Saisir une annexe" />
      <TitrePage
        titre="Saisir une annexe publiée"
        phrase="Recopiez le texte publié, jamais la projection : c’est leur comparaison qui montre une erreur de frappe."
      />
      <FormulaireAnnexe
        initiale={{
          rentree: String(rentree),
          smic: String(smic),
          bmaf: String(bmaf),
          du: annee === null ? '' : `01/09/${annee}`,
          au: annee === null ? '' : `31/08/${annee + 1}`,
        }}
      />
    </>
  );
}

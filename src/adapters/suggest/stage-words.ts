import type { SaleStatus } from '../sales/sale-row.ts';
import { nameKeyOf } from './field-names.ts';

/** Words for stages of a sale whose meaning is certain, by what they mean, as `nameKeyOf` makes them. */
const WORDS: Readonly<Record<SaleStatus, string>> = {
  sold:
    'sold won closedwon dealwon completed complete shipped delivered invoiced paid ' +
    'gewonnen verkocht geslotengewonnen afgeslotengewonnen gefactureerd betaald geleverd gescoord ' +
    'verkauft geschlossengewonnen abgeschlossengewonnen abgeschlossenundgewonnen fakturiert bezahlt geliefert beauftragt ' +
    'vundet solgt lukketvundet lukketogvundet faktureret betalt leveret vunnet lukketvunnet lukketogvunnet fakturert levert ' +
    'vunnen sald salt stangdvunnen stangdochvunnen fakturerad betald levererad ' +
    'gagne gagnee vendu vendue fermegagne fermeegagnee clotureegagnee facture facturee paye payee livre livree ' +
    'ganado ganada vendido vendida cerradoganado cerradaganada ganadacerrada facturado facturada pagado pagada entregado entregada ' +
    'vinto vinta venduto venduta chiusovinto chiusavinta chiusaconquistata fatturato fatturata pagato pagata consegnato consegnata',
  lost:
    'lost closedlost deallost cancelled canceled rejected declined abandoned ' +
    'verloren geslotenverloren afgeslotenverloren geannuleerd afgewezen ' +
    'geschlossenverloren abgeschlossenverloren storniert abgelehnt abgesagt ' +
    'tabt lukkettabt lukketogtabt annulleret afvist tapt lukkettapt lukketogtapt kansellert annullert avslatt ' +
    'forlorad forlorat stangdforlorad stangdochforlorad annullerad avbojd ' +
    'perdu perdue fermeperdu fermeeperdue clotureeperdue annule annulee refuse refusee ' +
    'perdido perdida cerradoperdido cerradaperdida cancelado cancelada anulado anulada rechazado rechazada ' +
    'perso persa chiusoperso chiusapersa annullato annullata rifiutato rifiutata',
  open:
    'open pipeline inprogress ongoing lead prospect prospecting qualification qualified qualify qualifiedtobuy discovery ' +
    'needsanalysis valueproposition iddecisionmakers perceptionanalysis proposal proposalmade proposalsent proposalpricequote ' +
    'quote quotation quotesent quoted offer offersent negotiation negotiating negotiations negotiationsstarted negotiationreview ' +
    'appointmentscheduled presentationscheduled demoscheduled decisionmakerboughtin contractsent develop propose ' +
    'openstaand lopend prospectie offerte offerteverstuurd offerteverzonden offertegestuurd offertefase offerteuitgebracht voorstel voorstelverstuurd ' +
    'onderhandeling onderhandelen onderhandelingen inonderhandeling kwalificatie gekwalificeerd contractverstuurd contractverzonden ' +
    'afspraakgepland presentatiegepland behoefteanalyse ' +
    'offen laufend interessent qualifizierung qualifiziert bedarfsanalyse angebot angebotgesendet angebotverschickt angebotversendet angeboterstellt ' +
    'vorschlag verhandlung inverhandlung verhandlungen verhandlungbeginn vertraggesendet terminvereinbart ' +
    'aben abent igang kvalificering kvalificeret kundeemne tilbud tilbudsendt forhandling iforhandling ' +
    'apen apent pagar kvalifisering kvalifisert forhandlinger kontraktsendt ' +
    'oppen oppet pagaende kvalificerad offert offertskickad forslag forhandlingar ' +
    'ouvert ouverte encours prospection qualifie qualifiee devis devisenvoye proposition propositionenvoyee propositioncommerciale negociation ennegociation contratenvoye ' +
    'abierto abierta encurso prospeccion calificacion cualificacion cualificado cualificada propuesta propuestaenviada presupuesto presupuestoenviado cotizacion negociacion ennegociacion contratoenviado ' +
    'aperto aperta incorso prospezione qualifica qualificazione qualificato proposta propostainviata preventivo preventivoinviato offerta offertainviata trattativa intrattativa negoziazione contrattoinviato',
  stalled:
    'stalled onhold postponed deferred paused uitgesteld opgeschort gepauzeerd zuruckgestellt zurueckgestellt verschoben pausiert ' +
    'udsat utsatt pausad uppskjuten reporte reportee suspendu suspendue aplazado aplazada pospuesto suspendido rinviato rinviata sospeso sospesa',
};

let statuses: ReadonlyMap<string, SaleStatus> | undefined;

/** Returns what a word for a stage means, if that is certain. */
export function stageOf(text: string): SaleStatus | undefined {
  statuses ??= new Map(
    (Object.keys(WORDS) as SaleStatus[]).flatMap((status) => WORDS[status].split(' ').map((word) => [word, status])),
  );
  return statuses.get(nameKeyOf(text));
}

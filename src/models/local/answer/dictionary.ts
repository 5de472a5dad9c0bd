/**
 * What customers of a support desk write in German, French, Spanish, Portuguese, Italian, Dutch and Polish, in English:
 * one English word or phrase a line, then how it is said, in small letters without marks; `*` stands for any ending,
 * `nl:` says that a word means this in that language only. What is particular to a product has the same name everywhere.
 */
export const dictionary = `
how many: wie viele, wieviele, combien de, combien d, cuantos, cuantas, quantos, quantas, quanti, quante, hoeveel, ile, ilu
how much: wie viel, wieviel, combien, cuanto, cuanta, quanto, quanta
how long: wie lange, wie lang, combien de temps, cuanto tiempo, cuanto tarda*, cuanto dura, quanto tempo, quanto demora, quanto ci vuole, quanto dura, hoe lang, hoelang, jak dlugo, quel delai, delai, delais, pt:prazo, ile trwa, ile czasu, en combien de temps, cuantos dias, quantos dias, quanti giorni, hoeveel dagen, ile dni, wie viele tage, combien de jours
how fast: wie schnell, hoe snel, jak szybko, que tan rapido, con que rapidez, com que rapidez, quanto velocemente, a quelle vitesse, sous quel delai, sous combien, spatestens
how often: wie oft, hoe vaak, jak czesto, combien de fois, cuantas veces, quantas vezes, quante volte, a quelle frequence, con que frecuencia, com que frequencia, quanto spesso
how big: wie gross, hoe groot, jak duzy, jak duze, taille, tamano, tamanho, dimensione, dimensioni, peso
how deep: wie tief, hoe diep, profondeur
how can: wie kann, wie konnen, wie mache, wie stelle, de:wie, hoe, comment, es:como, pt:como, it:come, jak
when: wann, quand, quando, cuando, wanneer, kiedy
at what time: um wie viel uhr, wie viel uhr, a quelle heure, a que hora, a que horas, a che ora, hoe laat, o ktorej
where: wo, ou se, fr:ou, donde, onde, dove, waar, gdzie, skad
who: wer, wem, qui, quien*, quem, chi, nl:wie, kto, kim
which: welch*, quel, quels, quelle, quelles, cual, cuales, qual, quais, quale, quali, welk, welke, jaki*, ktor*
what: was, que, quoi, o que, che cosa, cosa, wat, co, qu est ce
why: warum, wieso, weshalb, pourquoi, por que, perche, waarom, dlaczego
is there: gibt es, gibts, existe*, y a t il, il y a, hay, tem, esiste, c e, is er, bestaat er, er is, czy jest, est ce que
do you: habt ihr, haben sie, avez vous, tienen, teneis, voces tem, avete, hebben jullie, macie, bietet ihr, offrez vous, proposez vous, ofrecen, oferecem, offrite, bieden jullie, oferujecie
can we: mogen we, kann man, konnen wir, kann ich, peut on, pouvons nous, puis je, podemos, puedo, se puede, posso, da para, si puo, possiamo, kan ik, kunnen we, mozna, moge, mozemy
minimum: mindest*, wenigstens, minim*, minstens, najmniej, au moins, al menos, pelo menos, almeno
maximum: maxim*, hochst*, hochstens, obergrenze, maksym*, plafond, tope, au plus, najwiecej
limit: grenze*, limit*, begrenz*, beschrank*, plafonn*, kontingent, quota*, ogranicz*
price: preis*, kostet, kosten, tarif*, prix, coute*, cout, couts, precio*, cuesta*, coste, costo, costos, preco*, custa*, custo, custos, prezz*, costa, costano, prijs*, kost, ceny, cena, cennik*, kosztu*, koszt, vale
fee: gebuhr*, frais, taxa*, tarifa, commission*, comision, kosten extra, oplat*
per user: pro nutzer, pro person, pro kopf, pro benutzer, par utilisateur, par personne, par tete, por usuario, por persona, por pessoa, per utente, a persona, per gebruiker, per persoon, za uzytkownika, na osobe
user: nutzer, nutzern, benutzer*, anwender*, utilisateur*, usuario*, utent*, gebruiker*, uzytkownik*
people: person, personen, persons, leute, mitarbeiter*, kollege*, kollegin*, kollegen, personne*, gens, collegue*, collaborateur*, gente, pessoa*, colega*, persone, collegh*, mensen, medewerker*, nl:collega*, osob, osoby, pracownik*, wspolpracownik*, companer*, kollegium, equipe, team mitglieder, mitarbeitende
member: mitglied*, membre*, miembro*, membro*, membri, leden, teamleden, czlonk*
licence: lizenz*, platz, platze, licen*, licenz*, sitz*, siege*, asiento*, posti, stanowisk*
month: monat*, mois, mes, meses, mese, mesi, maand*, miesi*
monthly: monatlich*, mensuel*, mensual*, mensal*, mensil*, maandelijks*, miesieczn*, par mois, al mes, por mes, al mese, per maand, im monat, pro monat
year: jahr*, annee*, fr:an, fr:ans, ano, anos, anni, anno, jaar*, rok, roku, lat, lata
annual: jahrlich*, annuel*, anual*, annual*, annuale, jaarlijks*, roczn*, jahresabo, jahresvertrag, jahreszahlung, jaarabonnement, jaarcontract, par an, al ano, por ano, all anno, per jaar, im jahr, pro jahr
week: woche*, semaine*, semana*, settiman*, week, weken, tydzien, tygodni*
day: tag, tage, tagen, jour*, dia, dias, giorn*, dag, dagen, dni, dzien, dnia
working days: werktag*, jours ouvres, jours ouvrables, dias habiles, dias uteis, giorni lavorativi, werkdagen, dni robocz*
hour: stunde*, heure*, hora, horas, ora, ore, uur, uren, godzin*
minute: minut*, minuten
time: zeit, uhrzeit, temps, tiempo, tempo, tijd, czas*
save: spar*, sparen, ersparnis, gespart, economi*, ahorr*, risparmi*, bespaar*, bespar*, oszczed*
discount: rabatt*, nachlass*, ermassig*, remise*, reduction*, reduc*, descuento*, rebaja*, desconto*, scont*, korting*, rabat*, znizk*, gunstiger
free trial: testphase, kostenlos test*, probezeit, probemonat, probeversion, testversion, essai gratuit, version d essai, prueba gratis, prueba gratuita, periodo de prueba, teste gratis, teste gratuito, periodo de teste, prova gratuita, periodo di prova, proefperiode, gratis proberen, okres probny, wersja probna, wersje probna
free: kostenlos*, gratuit*, gratis, gratuito*, darmow*, bezplatn*, umsonst
storage: speicher*, stockage, espace disque, espace de stockage, almacenamiento, armazenamento, archiviazione, opslag*, przestrzen*, miejsc*, espacio, espaco, spazio, espace
project: projekt*, projet*, proyecto*, projeto*, progett*, project*
task: aufgabe*, tache*, tarea*, tarefa*, attivita, taak, taken, zadan*, zadania
subtask: teilaufgabe*, unteraufgabe*, sous tache*, subtarea*, subtarefa*, sottoattivita, sotto attivita, subtaak, subtaken, deeltaken, podzada*
levels: ebene*, stufe*, niveau*, nivel*, niveis, livell*, poziom*, unterebene*, verschachtel*, imbri*, anid*
priority: priorit*, prioridad*, prioriteit*, priorytet*
due date: frist*, falligkeit*, fallig*, echeance*, vencimiento*, fecha limite, prazo final, scadenz*, deadline*, termin*
custom field: eigene felder, benutzerdefiniert*, champs personnalis*, champ personnalis*, campos personaliz*, campos propios, campi personalizz*, aangepaste velden, eigen velden, wlasne pola
template: vorlage*, modele*, plantilla*, modelo*, modell*, sjabl*, szablon*
workspace: arbeitsbereich*, espace de travail, espacio de trabajo, area de trabalho, werkruimte, przestrzen robocza
plan: tarif, tarife, tarifen, plan, plane, planes, plano, planos, piano, piani, plany, planie, planu, formule*, forfait*, offre, paket*, pakiet*, abonnement, abonnements, abonnementen
subscription: abo, abos, abonnement*, suscrip*, assinatura*, abbonament*, subskryp*
upgrade: upgrade*, hochstuf*, umstieg, aufsteigen, hoherwert*, passer a, passage a, subir de, subo de, mudar para, passare a, passando a, overstap*, przejsc*, przejscie*
downgrade: downgrade*, herabstuf*, zuruckstuf*, bajar de, bajo de, bajar a, bajamos, retrograd*, descer, scendere, omlaag, obnizy*, repasser, runtergeh*, wieder auf, zejsc*, zejscie, terug naar, voltar do, voltar para, tornare, volver a, torniamo, teruggaan, scend*, repass*, wroc*, zurueck auf, zuruck auf
cancel: kundig*, gekundigt, stornier*, resili*, cancel*, dar de baja, darme de baja, darse de baja, disdi*, disdett*, annull*, opzeg*, zeg ik, rezygn*, zrezygn*, wypowiedz*, anul*
notice: kundigungsfrist*, preavis, preaviso, aviso previo, antecedencia, antelacion, preavviso, opzegtermijn, wyprzedz*, okres wypowiedzenia, a l avance, vorlauf, im voraus, ventaja de tiempo, con cuanta anticipacion, anticipacion, frist gilt, hoe lang van tevoren, van tevoren, wczesniej trzeba, zawczasu, anticipo
contract: vertrag*, contrat*, contrato*, contratt*, umow*
renew: verlanger*, renouvel*, renov*, rinnov*, verleng*, odnawia*, odnowi*
end: ende, fin, final, fine, einde, koniec, konca
refund: ruckerstatt*, erstatt*, rembours*, reembols*, devol*, rimbors*, terugbetal*, zwrot*, zwrac*, zwroc*, geld zuruck, geld terug, mein geld, money back, pieniedzy z powrotem
money: geld, betrag*, argent, montant*, dinero, importe, dinheiro, valor, soldi, importo, geld, bedrag*, pieniadz*, pieniedz*, kwot*
payment: zahlung*, paiement*, pago, pagos, pagamento*, pagament*, betaling*, platnos*
pay: zahlen, bezahlen, zahle, zahlt, bezahlt, bezahle, payer, paie, payons, paye, regler, pagar, paga, pagamos, pagare, paghiamo, pago con, betalen, betaal, betaalt, placic, zaplac*, place, placi
payment methods: zahlungsart*, zahlungsmittel*, zahlungsmethod*, bezahlmethod*, zahlungsweise, moyens de paiement, moyen de paiement, modes de paiement, formas de pago, metodos de pago, medios de pago, formas de pagamento, metodi di pagamento, betaalmethod*, betaalwijze*, formy platnosci, metody platnosci
card: karte, kreditkart*, karten, kartenzahlung*, carte bancaire, carte, cartes, cartes bancaires, carte de credit, tarjeta*, cartao, cartoes, carta, carte di credito, creditcard*, kaart, kart*, karty
debit card: debitkarte*, ec karte*, carte de debit, tarjeta de debito, cartao de debito, carta di debito, pinpas, bankkaart, karta debetowa, karty debetowe
wire transfer: uberweis*, bankuberweis*, virement*, transferencia*, bonific*, overschrijv*, overboek*, przelew*
paypal: paypal
cheque: scheck*, cheque*, assegn*, czek*
cash: bargeld, bar zahlen, especes, liquide, efectivo, dinheiro vivo, contanti, contant, gotowk*
cryptocurrency: kryptowahrung*, krypto*, cryptomonnai*, criptomoneda*, cripto*, criptomoeda*, criptovalut*, kryptowalut*, bitcoin*, ethereum
direct debit: lastschrift*, sepa, prelevement automatique, domiciliacion*, debito automatico, addebito diretto, automatische incasso
instalments: raten, ratenzahl*, en plusieurs fois, a plazos, parcel*, a rate, gespreid*, na raty, ratach
currency: wahrung*, devise*, monnaie*, moneda*, moeda*, valut*, valuta, walut*
dollar: dollar*, dolar*, dolares, dollari
invoice: rechnung*, facture, factures, factura, facturas, fatura*, fattur*, nota fiscal, notas fiscais, factuur, facturen, faktur*
billing: abrechnung*, abgerechnet, facturation, facturacion, faturamento, fatturazione, facturering, rozliczen*
receipt: quittung*, beleg*, recu, recibo*, ricevut*, bon, paragon*
vat: mwst*, mehrwertsteuer*, umsatzsteuer*, ust, tva, iva, btw, vat
tax: steuer*, taxe*, impot*, impuest*, impost*, tasse, belasting*, podat*, podatk*
charge: abgebucht, abbuch*, belast*, eingezogen, berechnet, preleve*, prelevement*, debite*, cobr*, addebit*, afgeschreven, afschrijv*, in rekening, berekend, pobier*, pobran*, obciaz* , abbuchungsversuch, abbuchungs*, incass*
charged twice: doppelt abgebucht, zweimal abgebucht, zweimal belastet, doppelt belastet, debite deux fois, preleve deux fois, deux fois, cobraron dos veces, dos veces, duas vezes, due volte, twee keer, dubbel, dwa razy, podwojn*, doppelt*, zweimal, double
failed: fehlgeschlagen, fehlschlag*, schlagt fehl, schlug fehl, schief, gescheitert, abgelehnt*, geplatzt, echoue*, echec, refuse*, rejet*, fallo, fallado, fallida, falla, falho*, falha*, recus*, fallit*, rifiut*, mislukt*, geweigerd, nieudan*, odrzuc*, nie powiod*, impaye*
retry: erneut versuch*, wieder versuch*, neuer versuch, neuen versuch, versuch, versuche, nouvelle tentative, tentativ*, reessay*, reintent*, intento*, intentan, tentam de novo, nuova prova, riprov*, opnieuw*, poging*, ponown*, prob*
second: zweite*, deuxieme*, second*, segund*, seconda, tweede, drug*
last: letzte*, dernier*, derniere*, ultim*, laatste, ostatni*
first: erste*, ersten, premier*, primer*, primeir*, primo, prima, eerste, pierwsz*
suspend: gesperrt, sperr*, suspen*, bloque*, bloqu*, sospes*, sospend*, geblokkeerd, opgeschort, zawiesz*, zablok*, blokad*
locked: ausgesperrt, verrouill*, bloccat*
delete: geloscht, losch*, supprim*, effac*, borr*, elimin*, apag*, exclu*, cancellat*, cancell*, verwijder*, gewist, wissen, usun*, usuw*, skasow*
data: daten, donnees, datos, dados, dati, gegevens, dane, danych
remove: entfern*, retir*, enlev*, quitar, quito, remov*, togliere, rimuov*, rimoz*
add: hinzufug*, hinzu, ajout*, anad*, agreg*, adicion*, aggiung*, toevoeg*, dodac, dodaj*, dodani*, anleg*
remaining: restlich*, ubrig*, verbleib*, reste, restant*, resto, rest, restante*, pozostal*
unused: ungenutzt*, nicht genutzt*, inutilis*, no usad*, nao usad*, niewykorzyst*, ongebruikt*
prorated: anteilig*, prorata, prorrate*, pro rata, proporcional*, naar rato, proporcjonal*
middle: mitten, mitte, milieu, cours de, mitad, meio, meta, halverwege, polow*
credit: gutschrift*, guthaben, avoir, credit*, credito, creditnota, tegoed
new customer: neukunde*, neu kunde, nouveau client, nouveaux clients, cliente nuevo, clientes nuevos, cliente novo, nuovo cliente, nieuwe klant, nowy klient, neuer kunde
customer: kunde*, kunden, kundin*, client*, cliente*, clienti, klant*, klient*
company: firma*, unternehmen, entreprise*, societe*, boite, empresa*, aziend*, societa, bedrij*, firm, firmy, spolk*
founded: gegrundet*, grundung*, fonde, fondee, fundad*, fundacion, fondat*, opgericht, zaloz*, powsta*, cree en, a t elle ete creee, desde quando, desde cuando, nata, nato, seit wann, nee en, fundo, existe desde, hoe oud, wie alt, sinds wanneer, od kiedy, opgericht, depuis quand
founder: grunder*, fondateur*, fundador*, fondator*, oprichter*, zalozyciel*
headquarters: hauptsitz, firmensitz, sitzt eure, sitzt ihr, siege social, sede, hoofdkantoor, hoofdkwartier, gevestigd, siedzib*
support: support, kundendienst, kundenservice, assistance, soporte, suporte, atendimento, atencion al cliente, assistenza, ondersteuning, klantenservice, wsparci*, pomoc technicz*, hilfe, ayuda, ajuda, aiuto, hulp, pomoc, helpdesk, kundenbetreuung, hilft
supported: unterstutz*, pris en charge, prend en charge, prennent en charge, compatible*, compativ*, soportad*, admite*, admiten, supportat*, ondersteund, ondersteunen, obslug*, wspier*, wspiera*, geeignet, geschikt, kompatibel, gira, corre en, lauft auf, odpowiedni*
answer: antwort*, antwortet, reponse*, repond*, respuesta*, respond*, contest*, resposta*, rispost*, rispond*, antwoord*, odpowied*, odpisu*, reag*, beantwort*, react*, odpisz*, contest*, se tarda en responder, atend*, meld*
contact: kontakt*, erreich*, contact*, joindre, contatt*, contato*, bereik*, skontakt*
phone number: telefonnummer*, telefon, anruf*, rufen, numero de telephone, telephone, appeler, telefono, numero de telefono, llamar, telefone, ligar, numero di telefono, chiamare, telefoonnummer, telefoon, bellen, numer telefonu, telefonu, zadzwon*, dzwoni*, telefonisch
email address: mailadresse*, e mail adresse, adresse mail, adresse e mail, adresse email, correo electronico, correo, direccion de correo, endereco de e mail, endereco de email, indirizzo email, indirizzo e mail, mailadres, e mailadres, adres mailowy, adres e mail, adres email, mail, courriel, schreib*, ecrire, ecris, escrib*, escrev*, scriv*, schrijf*, pisac, napisac
address: adress*, direccion*, endereco*, indirizz*, adres*, direction
chat: chat, live chat, tchat, czat*
channels: kanal*, kanale, canal*, canaux, canali, kanalen
emergency: notfall*, urgence*, emergenc*, noodgeval*, nood, spoed*, nagly*, awaryjn*, piln*
urgent: dringend*, urgent*, eilig*, spoed, pilne
sales: vertrieb, verkauf, service commercial, commerciaux, ventas, comercial, vendas, commerciale, verkoop*, sprzedaz*
status page: statusseite*, page de statut, page d etat, pagina de estado, pagina de status, pagina di stato, statuspagina, strona statusu, strone statusu
uptime: verfugbarkeit*, disponibilit*, disponibilid*, beschikbaarheid*, dostepnos*, taux de disponibilite
guarantee: garant*, garantier*, zusag*, versprech*, promet*, promes*, prometen, beloof*, beloven, gwarant*, zapewni*
outage: ausfall*, ausgefallen, storung*, panne*, interruption*, caida*, caido, pt:queda, fora do ar, interruzion*, disservizi*, storing*, uitval, awari*, przerw*
short: kurz*, court*, corta, corto, curta, breve, kort*, krotk*
maintenance: wartung*, wartungsfenster*, maintenance, mantenimiento*, manutenc*, manutenzion*, onderhoud*, konserwac*, przerwa techniczna, prace techniczne
planned: geplant*, planifie*, prevu*, programad*, planejad*, pianificat*, gepland*, planowan*
announced: angekundigt*, ankundig*, annonce*, avis*, annunci*, aangekondigd*, zapowiad*
server: server*, serveur*, servidor*, serwer*
hosting: gehostet, hosting, heberge*, hebergement, alojad*, hosped*, ospitat*, hostet
data stored: daten gespeichert, liegen die daten, daten liegen, daten abgelegt, donnees hebergees, donnees stockees, guardan los datos, datos guardados, dados ficam, dati conservati, dati salvati, gegevens opgeslagen, przechowyw*
data center: rechenzentr*, centre de donnees, centro de datos, datacenter*, centrum danych
region: region*, country, land, pays, pais, paese, kraj
encrypted: verschlussel*, chiffr*, crypt*, cifrad*, encript*, criptograf*, crittograf*, cifrat*, versleutel*, szyfrow*, szyfruj*, versleutelt, scrambl*
backup: sicherung*, datensicherung*, backup*, sauvegarde*, copia de seguridad, copias de seguridad, respaldo*, reservekopie*, kopie zapasow*, kopii zapasow*
security: sicherheit*, securite, seguridad, seguranca, sicurezza, beveilig*, veiligheid*, bezpieczen*
certified: zertifi*, certifi*, certyfik*, gecertificeerd
gdpr: dsgvo, rgpd, gdpr, avg, rodo
privacy: datenschutz*, confidentialite, privacidad, privacidade, ochron*
audit logs: protokoll*, prufprotokoll*, journal d audit, journaux d audit, registro de auditoria, registros de auditoria, logs de auditoria, registro di audit, registri di audit, auditlog*, dziennik*
two-factor authentication: zwei faktor*, zweifaktor*, 2 faktor*, double authentification, authentification a deux facteurs, deux facteurs, verificacion en dos pasos, autenticacion en dos pasos, dos pasos, dos factores, duas etapas, dois fatores, due fattori, due passaggi, tweestaps*, twee factor*, dwuetapow*, dwuskladnik*, uwierzytelnianie dwu*
single sign-on: single sign on, sso, authentification unique, inicio de sesion unico, login unico, accesso singolo, logowanie jednokrotne
password: passwort*, kennwort*, mot de passe, contrasena*, senha*, password, wachtwoord*, hasl*
log in: anmeld*, einlogg*, einzulogg*, login, connexion, me connecter, se connecter, connecte, iniciar sesion, entrar, acceder, accedere, accesso, inloggen, zalogow*, logow*
code: code, codigo*, codice*, codi, kod, kodu, kody
expired: abgelauf*, expir*, scadut*, verlopen, wygas*
valid: gultig*, valab*, valid*, geldig*, wazn*
roles and permissions: rolle*, berechtig*, rechte, roles, droits, permis*, permiss*, ruoli, rollen, rechten, rol, role, uprawnie*
admin: administr*, admin*, beheerder*
guest: gast*, gaste, invite*, invitad*, convidad*, ospit*, extern*, goscie, esterni
share: teilen, freigeb*, freigabe*, partag*, compart*, condivid*, delen, udostep*
file: datei*, fichier*, archivo*, arquivo*, file, bestand*, plik*
upload: hochlad*, hochgeladen, lade, telecharg*, televers*, envoyer, subir, subo, cargar, enviar, carregar, caricar*, uploaden, upload*, przesl*, wgra*
largest: grosste*, groote, grootste, najwieks*, plus gros, plus grand*, mas grande, maior, piu grande
attachment: anhang*, anhange, piece jointe, pieces jointes, adjunto*, anexo*, allegat*, bijlage*, zalacznik*
image: bild, bilder, image*, imagen*, imagem, immagin*, afbeelding*, obraz*, zdjec*
format: format*, formato*, formati, formaten, dateityp*, types de fichier*, tipos de archivo*, tipos de arquivo*, typy plik*
version: version*, versao, versoes, versione, versioni, versie, versies, wersj*
browser: browser*, navigateur*, navegador*, przegladar*
screen: bildschirm*, ecran*, pantalla*, tela, scherm*, ekran*
internet connection: internetverbindung*, connexion internet, debit, conexion a internet, conexao, connessione internet, internetverbinding, laczy*
bandwidth: bandbreite*, bande passante, ancho de banda, largura de banda
app: app, apps, appli, applis, application*, aplicacion*, aplicativo*, applicazion*, aplikacj*, applicatie*
desktop app: desktop anwendung*, desktop app*, desktopanwendung*, desktop programm, application de bureau, aplicacion de escritorio, aplicativo para desktop, aplicativo desktop, desktopapplicatie, aplikacja desktopowa
mobile app: handy app, mobile app*, application mobile, appli mobile, aplicacion movil, aplicativo movel, app mobile, mobiele app, aplikacja mobilna, handy, smartphone, movil, celular, cellulare, telefoon app
tablet: tablet*, tablette*
memory: arbeitsspeicher, memoire vive, memoire, memoria, ram, geheugen, pamiec*
crash: absturz*, sturzt, abgesturzt, plante*, plantage*, se cierra, trava*, fecha sozinho, crasha*, si blocca, si chiude, crasht, loopt vast, zawiesza*, wysypuj*, freezes, friert
slow: langsam*, lent*, lente*, traag, langzaam, woln*, ladt ewig
error: fehler*, erreur*, error*, erro, erros, errore*, fout*, foutmelding*, blad, blede*, bledu, bledy
error code: fehlercode*, statuscode*, code d erreur, codigo de error, codigo de erro, codice di errore, foutcode*, kod bledu, code http, status
means: bedeut*, heisst, signifi*, veut dire, quiere decir, quer dizer, betekent, oznacza*, vuol dire
too many: zu viele, trop de, demasiad*, muitas, troppe, troppi, te veel, zbyt wiele
requests: anfrage*, aufruf*, requete*, appels, peticion*, solicitud*, llamada*, requisic*, chamada*, richiest*, chiamat*, verzoek*, aanvra*, aanroep*, zapytan*, wywolan*
api: api, schnittstelle*
rate limit: ratenbegrenz*, limite de taux, limite de peticiones
key: schlussel*, cle, clave*, chave*, chiave*, sleutel*, klucz*
token: token*, jeton*
header: kopfzeile*, en tete*, entete*, cabecera*, cabecalho*, intestazion*, naglow*
base url: basis url, url de base, url base, adresse de base, basisadres, adres bazowy, basisadresse, url bazowy
production: produktiv*, produktion*, production, produccion, producao, produzione, productie, produkcyj*
sandbox testing: testumgebung*, sandbox*, bac a sable, environnement de test, entorno de pruebas, ambiente de teste, ambiente di prova, testomgeving*, srodowisko testow*
webhook: webhook*
event: ereignis*, evenement*, evento*, eventi, gebeurtenis*, zdarzen*
deliver: zugestellt, zustell*, livre*, entreg*, consegn*, afgelever*, bezorg*, dostarcz*
integration: integration*, integracion*, integrac*, integrazion*, integrati*, integracj*, integr*
connect: verbind*, anbind*, verknupf*, koppel*, connect*, relier, conect*, enlaz*, colleg*, connett*, polacz*, podlacz*, laczyc, laczy, synchronis*, sincroniz*, synchroniz*
calendar: kalender*, calendrier*, agenda*, calendari*, kalendarz*
chat tool: messenger*, messagerie*, mensajeria
board: board*, tableau*, tablero*, quadro*, bacheca, bord, tablic*
view: ansicht*, vue, vues, vista*, visualiz*, weergave*, widok*
list: liste, lista, lijst
gantt chart: gantt*
dashboard: dashboard*, tableau de bord, tableaux de bord, panel, paneles, painel, paineis, cruscott*, pulpit*
advanced: erweitert*, avance*, avanzad*, avancad*, avanzat*, geavanceerd*, zaawansow*
time tracking: zeiterfass*, zeit erfass*, stundenerfass*, suivi du temps, suivi de temps, temps passe, registro de tiempo, control de tiempo, horas trabajadas, controle de tempo, registro de horas, rilevazione tempi, monitoraggio del tempo, tracciamento, tijdregistratie, urenregistratie, rejestr* czasu, czasu pracy, sledzeni*
automatic: automatisch*, automati*, automaty*
manual: manuell*, manuel*, manual*, handmatig*, reczn*, von hand
offline: offline, ohne internet, hors ligne, sin conexion, sin cobertura, sem internet, senza connessione, zonder internet, bez internetu
report: bericht*, auswertung*, rapport*, informe*, relatorio*, report*, raport*
export: export*, ausgeb*, exporter, esporta*, eksport*
import: import*, importier*, importer
download: herunterlad*, download*, runterlad*, descarg*, baix*, scaric*, pobrac, pobierani*
workflow: arbeitsablauf*, ablaufe, workflow*, flux de travail, flujo*, fluxo*, flussi*, werkstro*
workload: auslastung*, charge de travail, carga de trabajo, carga de trabalho, carico di lavoro, werklast, werkbelasting, obciazeni*
invoicing: fakturier*, facturation du temps
comment: kommentar*, commentaire*, comentario*, commenti, commento, opmerking*, komentarz*
mention: erwahn*, mentionn*, mention*, mencion*, menzion*, vermeld*, wzmiank*
notification: benachrichtig*, notific*, melding*, powiadom*
video call: videoanruf*, videocall*, appels video, videollamada*, videochamada*, videochiamat*, videobellen, wideo*, visio
screen sharing: bildschirm teilen, bildschirmfreigabe, partage d ecran, compartir pantalla, schermdelen
white-label: white label, marque blanche, marca blanca, marca branca
own logo: eigenes logo, eigene farben, unser logo, logo, logos, couleurs, charte graphique, colores, cores, colori, kleuren, farben, huisstijl
on-premises: on premise*, eigene server, eigenen servern, auf unseren servern, propios servidores, nuestros servidores, sur nos serveurs, servidores proprios, propri server, eigen servers, wlasnych serwerach
custom work: massgeschneidert*, individuell*, sur mesure, a medida, sob medida, su misura, op maat, maatwerk, na zamowienie, na miare
included: enthalten, inklusive, dabei, inbegriffen, drin, inclus*, compris, comprise, incluid*, incluye*, inclui, trae, compres*, inbegrepen, zit, zitten, zawier*, zawart*, w cenie, in welchem, im tarif, beinhalt*, dentro de
difference: unterschied*, difference*, diferencia*, diferenca*, differenz*, verschil*, roznic*, vergleich*, compar*, porowna*
recommend: empfehl*, conseill*, recommand*, recom*, consigli*, aanbevol*, aanraden, polec*
learn: lern*, apprendre, aprend*, imparar*, leren, tutorial*, tutos, tuto, samoucz*, einsteigerhilfe*, debut*, beginner*, anfanger*, empezar, comecando, iniziare, inizi*, einsteig*, principiant*
training: schulung*, formation, formacion, treinamento*, formazione, cursus*, szkolen*, kurs*
webinar: webinar*, seminar*, live seminar*, wideoseminar*, seminari*, webinaire*
documentation: dokumentation*, anleitung*, documentation*, documentacion*, documentac*, documentazion*, handleiding*, dokumentacj*, guide*, guia*
new feature: neue funktion*, nouvelle fonction*, nueva funcion*, funcion nueva, nova funcionalidade, nuova funzion*, nieuwe functie*, nowa funkcj*, feature request, vorschlag*, sugerir, suggerer, proponer
feature: funktion*, fonction*, funcion*, funcionalidad*, recurso*, funzion*, functie*, funkcj*
escalate: eskalier*, eskalation*, escal*, eskal*
complaint: beschwer*, plainte*, reclam*, queja*, reclamo*, klacht*, skarg*, reklamacj*
manager: vorgesetzt*, chef*, leiter*, responsable*, encargado*, responsavel*, responsabil*, leidinggevend*, kierown*, menedzer*
executive: geschaftsfuhr*, geschaftsleitung, directeur*, pdg, director general, presidente*, amministratore, directie, zarzad*, prezes*
lawyer: anwalt*, avocat*, abogad*, advogad*, avvocat*, advocaat, prawnik*
legal: rechtlich*, juridi*, legal*, legali, prawn*
breach: datenleck*, datenpanne*, fuite de donnees, violation de donnees, filtracion*, vazamento*, violazion*, datalek*, wyciek*, hackerangriff*, gehackt, pirat*, hackea*
vulnerability: schwachstelle*, sicherheitslucke*, faille*, vulnerabil*, kwetsbaar*, luk*
lost: verloren, perdu*, perdid*, pers*, kwijt, utrac*, stracil*
purchase order: bestellnummer*, bon de commande, orden de compra, numero de pedido, ordine di acquisto, inkooporder*, zamowieni*
payment terms: zahlungsziel*, zahlungsfrist*, delai de paiement, plazo de pago, plazos de pago, prazo de pagamento, termini di pagamento, betalingstermijn*, betaaltermijn*, termin platnosci
overdue: uberfallig*, en retard, vencid*, atrasad*, scadut*, achterstallig*, zalegl*
identity: identitat*, identite, identidad, identidade, identita, identiteit*, tozsamos*
verify: verifizier*, prufen, pruft, uberpruf*, verifi*, verific*, controleer*, weryfik*, sprawdz*, nachweis*
customer success manager: ansprechpartner*, kundenbetreuer*, interlocuteur*, gestor de cuenta, gestor dedicado, referente, vaste contactpersoon, opiekun*
dedicated: dediziert*, dedie*, dedicad*, dedicat*, dedykowan*, exklusiv*
language: sprache*, langue*, idioma*, lingua, lingue, taal, jezyk*
deutsch: auf deutsch, deutschsprachig*, en francais, francophone, en espanol, em portugues, in italiano, in het nederlands, po polsku
dark mode: dunkelmodus, dark mode, mode sombre, modo oscuro, modo escuro, modalita scura, donkere modus, tryb ciemny
printer: druck*, ausdruck*, imprim*, stampa*, afdruk*, drukow*
reseller: vertriebspartner*, handler*, revendeur*, distribuidor*, revendedor*, rivenditor*, wederverkoper*, resellern
jobs: stellen*, bewerben, karriere, emploi*, recrut*, vacantes, empleo*, vagas, assumendo, assunzion*, vacatures, prac*, zatrudni*
stock exchange: borse*, borsennotiert*, bourse, bolsa, borsa, beurs, gielda, gieldz*
pause: paus*, pausier*, suspendre temporair*, in pausa, pauzer*, wstrzym*
merge: zusammenfuhr*, zusammenleg*, fusionn*, fusionar, unir, unire, samenvoeg*, polaczyc konta
account: konto, account*, compte*, cuenta*, conta, contas, konta, kont
change: andern, wechsel*, umstell*, changer*, change, cambi*, mudar, alterar, trocar, cambiare, wijzig*, verander*, zmien*, zmian*
works: funktionier*, lauft, laufen, marche, fonctionn*, funciona*, funzion*, werkt, dziala*
does not work: geht nicht, funktioniert nicht, klappt nicht, ne marche pas, ne fonctionne pas, no funciona, nao funciona, non funziona, werkt niet, nie dziala
need: brauch*, benotig*, besoin, necesit*, precis*, serve, servono, nodig, potrzeb*, muss*, faut, faut il, wymagan*, vereist*, voraussetz*, requis*, requer*
accept: akzeptier*, nehmt, annehmen, accept*, acept*, aceit*, accett*, prendete, przyjm*, akcept*, aceptais, przyjmujecie, neemt, nemen jullie
own mistake: eigener fehler, unser fehler, unsere schuld, notre faute, notre erreur, propio error, nuestro error, por error, erro nosso, nostro errore, eigen fout, z naszej winy, aus versehen, versehentlich, par erreur, por engano, per sbaglio, per ongeluk, przez pomylke
leave early: vorzeitig*, vor ablauf, fruher raus, avant la fin, par anticipation, antes de tiempo, antes do fim, prima della fine, anticipat*, voortijdig*, eerder, wczesniej, przed koncem
third party: drittanbieter*, prestataire tiers, tiers, terceros, terceiros, terze parti, derde partij, zewnetrzn*
benefits: vorteil*, avantage*, ventaja*, vantage*, vantagg*, voordel*, korzysc*, zalet*
create: erstell*, anlegen, creer, cree, crear, creo, criar, creare, aanmaken, maken, utworzy*, zrobic
install: installier*, install*, instal*, zainstal*
developers: entwickl*, developpeur*, desarrollador*, desenvolvedor*, sviluppator*, ontwikkel*, programist*
cloud drive: cloud*, nuvem, nube, dysk*, nuage, lecteur*, drive
dependencies: abhang*, dependan*, dependen*, dipenden*, afhankelijk*, zalez*
proportion: anteil*, proporzion*, proporc*, proportion*, evenredig*
wrong: falsch*, faux, fausse, incorrect*, equivocad*, errad*, sbagliat*, verkeerd*, nieprawidlow*, zlej, zly, blednymi, foute, verkeerde, mauvais*
credentials: zugangsdaten, identifiants, credencial*, credenzial*, inloggegevens
timer: stoppuhr, timer, chrono*, cronometr*, stoper
approve: genehm*, freizugeben, approuv*, autoriz*, autoris*, aprueb*, aprob*, aprov*, approv*, goedkeur*, zatwierdz*, akceptowa*
usage: verbrauch*, consommation, consumo, verbruik*, zuzyci*
category: kategorie*, categorie*, categoria*, klasse*
payment processor: pasarela*, zahlungsanbieter, zahlungsdienstleister, prestataire de paiement, processador
activity feed: aktivitat*, activite*, actividad*, atividade*, activiteit*, aktywnos*
tools: werkzeug*, tool*, outil*, herramienta*, ferramenta*, strument*, narzedzi*, hulpmiddel*
balance: lastausgleich, ausgleich, equilibr*, balance*
dissatisfied: unzufrieden*, mecontent*, insatisf*, insoddisf*, ontevreden*, niezadowol*
satisfaction: zufrieden*, satisfac*, satisfaz*, soddisf*, tevreden*, zadowol*
compliance: compliance, konform*, conform*, cumpl*
standard: standard*, estandar*, padrao, norm*
server internal: interne*, interno, interna, interner
permission denied: brakuje uprawnien, keine berechtigung, sans autorisation, sin permiso, sem permissao, senza permesso, geen rechten, zugriff verweigert, acces refuse
not found: nicht gefunden, introuvable, no encontrad*, nao encontrad*, inexistente*, non trovat*, niet gevonden, nie znalezion*
validation: validierung*, validation*, validacion*, validacao, validazion*, validatie, walidac*
invite: einlad*, inviter, invitar, convidar, invitare, uitnodig*, zaprosi*
cookies: cookie*
checklist: checkliste*, kontrollkastchen, casilla*, case a cocher
compensate: entschadig*, kompens*, compens*, indemnis*, dedommag*, schadevergoeding, rekompens*
approve hours: abrechenbar*, facturable*, faturav*, fatturabil*, declarabel*
production address: produktive adresse
old: alte*, alten, ancien*, viej*, antigu*, antig*, vecchi*, oude, star*
wait: warte*, attend*, espera*, wacht*, czeka*
test: test*, prueba*, teste*, prova, proef*
live: en vivo, ao vivo, dal vivo, live, na zywo, en direct
weekend: wochenende*, week end, fin de semana, fim de semana, fine settimana, weekend*
device: geratetyp*, gerat, gerate, appareil*, dispositivo*, apparaat, apparaten, urzadzen*
parameters: parameter*, parametr*
what happens: passiert*, was geschieht, que se passe, que pasa, o que acontece, cosa succede, wat gebeurt, co sie dzieje
does it do: leistet, bringt, fait quoi, que hace, cosa fa, o que faz, wat doet, co daje, co robi, was kann, potrafi
unusable: unbenutzbar*, inutilizable*, inutilisable*, nicht arbeiten, nicht nutzen, kann ich nicht benutzen, no podemos usar, sin poder usar, nao consigo usar, onbruikbaar, nie da sie, non utilizzabile
small: klein*, petit*, pequen*, piccol*, klein, mal*
large companies: konzern*, grosse firmen, grands groupes, grandes empresas, multinazionali, grote bedrijven, korporacj*
`;

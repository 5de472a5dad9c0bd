/**
 * General English for support desks: words that stand for the same thing when a customer asks and a document answers.
 * One meaning a line; a phrase may stand in several. What is particular to a team's product belongs into its `synonyms`.
 */
const groups = `
price, cost, fee, tariff, how much, expensive, pay for, charge per, set me back, priced, pricing, cheap, cheaper, price tag, fork out, shell out, afford
payment, pay, paid, settle, settle the bill, remit, paying
refund, money back, cash, funds, money returned, give back, reimburse, reimbursement, get back, money returned, pays back, paid back, pay back, back in our bank, returned to me, get my money, recoup, something back, anything back, everything back, half back, second half back, going back
card, credit card, debit card, visa, mastercard, amex, american express, discover, plastic, credit cards, debit cards
paypal
wire, wire transfer, bank transfer, swift transfer
ach
cryptocurrency, crypto, bitcoin, ethereum, btc, stablecoin, digital coins, usdt
currency, currencies, money, usd, eur, gbp, cad, dollar, euro, pound, sterling
invoice, bill, receipt, billing statement, statement
invoice, annual invoice, pay by invoice, against invoice
tax, vat, gst, sales tax, value added tax, taxes
discount, reduction, rebate, money off, get off, percent off, save, saving, cheaper, special price, deal, concession
charge, charged, bill, billed, debit, debited, take the money, take money, took money, payment taken, collect, deduct, withdraw
duplicate, twice, double, two times, second time, double charge, duplicate charge
fail, failed, failure, refused, declined, bounced, rejected, not go through, unsuccessful, does not work, fails, not accepted, turned down
retry, try again, attempt, reattempt, retried, repeat, another try, tried again, tries
suspend, suspended, suspension, lock us out, locked out, cut off, lose access, shut off, block, switched off, switch us off, closed
delete, deleted, wipe, wiped, erase, erased, erasure, purge, purged, remove, gone, lost, thrown away, destroy, vanish, disappear
keep, kept, retain, retention, store, stored, hold on to, preserve, still there, still available, still get at, hang on to, save
restore, reactivate, bring back, recover, undo, get back, roll back, rolled back, revert, reinstate, undelete
cancel, cancellation, terminate, termination, end subscription, quit, stop, leave, leaving, walk away, give up, pull out, close, drop
downgrade, step down, go down, going down, move down, drop, lower, dropping, fall back, scale down, switch down, smaller
upgrade, step up, go up, move up, higher, bump up, moving up, switch up, bigger, upgrading
notice, advance notice, notice period, warn, warning, in advance, ahead of time, beforehand
annual, yearly, per year, by the year, a year, year, twelve months, annually, per annum
monthly, month by month, per month, by the month, a month, month, every month, each month, month to month
period, cycle, billing period, billing cycle, term
prorated, pro rata, proration, proportional, partial, proportionately, share, part, rest, unused, remaining, halfway through, mid cycle, in the middle, mid month, left
credit, credited, credit note, balance, set off
user, seat, member, person, people, colleague, teammate, coworker, licence, license, head, employee, somebody, someone, headcount, staffer, per head, folks, workmate, worker, persons, guy
add, invite, onboard, new, extra, additional, bring in, sign up another, take on, join, enrol, enroll, put in
remove, kick out, deactivate, deactivated, offboard, take off, throw out, leave, left, fewer, take out, get rid of, delete, drop
admin, administrator, owner
customer, client
company, firm, business, organisation, organization
first, oldest, earliest, initial
answer, first answer, reply, respond, response, response time, hear back, get back, react, come back to me, acknowledge, reply time, hear from you, wait for an answer, hear, answered, reaction
acknowledge, acknowledgment, confirm, confirmation, confirming, receipt, received
support, help, help desk, helpdesk, assistance, service desk, customer service
channel, contact, reach, get hold of, way to contact, get in touch, contact you, write to, ways
phone, telephone, hotline, calling you, call you, ring, phone number, phone you, by phone, over the phone, number for calling, call someone, dial
email, mail, e mail, email address, write, address
chat, live chat, messenger
sales, salesperson, sales team, buy, purchase, sales department
emergency, urgent, urgently, crisis
founded, since when, started, established, been around, how old, founding, in business, set up, since
headquarters, based, head office, main office, hq, home base, seat, located, location, base
certificate, certified, certification, audited, accredited, accreditation, standard, compliance, compliant, comply, attestation
encrypt, encryption, encrypted, cipher, scrambled, cryptography, aes
backup, back up, backed up, backups, copies
hosting, hosted, server, data center, data centre, region, host, servers, datacenter, stand, infrastructure, stored
uptime, availability, sla, available, reliability, uptime promise, uptime guarantee
outage, downtime, down, disruption, unavailable, offline, out of service, not reachable, service interruption
maintenance, planned work, maintenance window, scheduled work, scheduled downtime, planned downtime
status, status page, having trouble, right now, current state, ongoing problem, known issues, health page
browser, chrome, firefox, safari, edge, web browser
version, release, oldest, newest, edition, minimum version
iphone, ios, ipad, apple, apple device, apple phone
android, android phone, android device, samsung, pixel
phone, mobile, smartphone, cell phone, handset, device, mobile app, mobile apps, phones
memory, ram
space, room, free space, disk space, free room, storage, disk, capacity, gigabyte, drive space
screen, display, resolution, monitor, screen size
connection, internet, bandwidth, line, speed, broadband, network, mbps
slow, slowly, sluggish, lag, takes ages, forever, long load, crawl, crawling, time out, timeout, load time, slowness, takes long
crash, freeze, quit, quitting, hang, force close, closes itself, keeps closing, shuts down, dies
login, log in, sign in, sign on, logging in, signing in, sign in page, get in
password, credentials, passphrase, pass word
locked, lock, locked out, blocked, too many tries, too many attempts, frozen
two factor, 2fa, second factor, two step, mfa, two step sign in, two factor authentication, authenticator, verification code, otp, multi factor, login code, one time code, codes
sso, single sign on, saml, single sign in, identity provider, okta, azure ad
audit log, log of who did what, activity log, who did what, audit trail, audit logs, change history, trail
role, permission, right, access level, privilege, permissions, roles, rights
enforce, force, oblige, mandatory, compulsory, require, make everyone, must use, impose
security, secure, safe, safety, protect, protected, protection
breach, break in, broken into, hacked, intrusion, leak, leaked, hacker, compromised, stolen, intruder, unauthorised access
vulnerability, security hole, security flaw, exploit, weakness
api, interface, programming interface, api access
request, call, calls, hit, query, api call, requests, api traffic, traffic, fire
per hour, hourly, an hour, each hour, every hour, this hour, hour
limit, cap, ceiling, maximum, max, quota, at most, highest, most, allowance, allowed, upper bound, up to, largest, restrict, restriction, threshold, fit, before it says stop
minimum, at least, lowest, fewest, smallest, least, too few, required, need
large, big, biggest, largest, size, huge, heavy, larger
unlimited, no limit, without limit, no cap, infinite, endless
upload, attach, attachment, file, put up, send up, single file, one file, uploaded, files, in one go
format, file type, extension, type, kind of file, file kind, upload types
audio, video, mp4, mp3, mov, avi, wav, clip, movie, film, sound, recording
image, picture, photo, photograph
compress, zip, shrink, squeeze
split, cut up, break up
integration, integrate, connect, hook up, connector, plug in, plugin, tied to, link up, works with, work with, sync with, add on, outside program, outside tool, third party tool, tie, connection, link, outside programs, pair, couple, talk to
calendar, appointments, agenda
slack
github, git hub
microsoft teams, ms teams, teams channel
google workspace, google drive, google docs, g suite
microsoft 365, office 365, onedrive, outlook, sharepoint, excel
sync, synchronise, synchronize, syncing, two way, both directions
import, bring in, csv, move over, load in, import from, migrate
export, download, extract, take out, save as, get out, pull out, dump
report, reporting, statistics, analytics, insight, analysis, figures, stats
dashboard, overview, cockpit, widgets
task, to do, todo, card, ticket, work item
subtask, nested, nest, sub task, child task, subtasks, levels deep
deep, depth, level, levels
dependency, predecessor, successor, depends, blocked by, comes before, dependencies
priority, importance, urgency level
due date, deadline, due, target date
reminder, remind, nudge
template, blueprint, saved task, reuse, reused, reusable, templates
field, custom field, own field, own fields, extra field, custom fields, self made field, additional field, attribute
view, layout, perspective, display mode, views
kanban, board, boards, columns, swimlane
gantt, timeline, critical path, bar chart, gantt chart, time line, gantt charts
list, list view, listing
workload, capacity, resource planning, overloaded, workload balancing, who is too busy, utilisation
time tracking, track time, timer, clock, time entry, hours, timesheet, start and stop, stopwatch, log hours, track hours, tracked time, hours worked, time keeping
invoicing, bill clients, billing my clients, bill customers, invoice clients, charge clients, invoice my customers
approve, approval, sign off, authorise, authorize, release, signs, green light, who decides, approves, permission
automation, automate, automatic, automatically, by itself, on its own, self running
workflow, process, custom workflow, own workflow, workflows, own process
comment, remark, mention, discuss
chat, team chat, message each other, built in chat
video call, video meeting, screen sharing, share my screen, share screen, conference, video conference, meeting, video calls
share, sharing, outsider, external, outside people, guest, public link, share link, people outside, without an account, non member
expiry, expire, expires, expiration, run out, runs out, valid, lifetime, live, lives, good for, last, lasts
notification, notice, alert, push, notify, notices, pop up, notified
offline, without internet, no connection, without network, no signal, on a plane, without a connection, without reception
watch, apple watch, wrist
fingerprint, biometric, touch id, face id, face recognition, facial
voice, voice command, spoken, speak, google assistant, dictate
logo, branding, brand, own logo, own colors, colour, color, colours, look, company colors
white label, rebrand, our own name, under our name, without your name
on premises, self hosted, on prem, own servers, own server, in our own data center, on our own servers
hipaa, health data, patient data, clinic, hospital, medical, healthcare
gdpr, data protection, privacy, european privacy
erasure, right to be forgotten, delete my data, delete all data, forget me
success manager, account manager, customer success manager, csm, personal contact, dedicated contact
purchase order, po number, po
net 30, payment terms, pay an invoice, days to pay, time to pay, payment deadline, terms
contract, agreement, commitment, deal
negotiate, negotiation, custom price, custom prices, haggle
finance, accounting, bookkeeping, finance team
volume discount, bulk discount, quantity discount
webhook, callback, hook, webhooks, event notification
event, trigger, events
sdk, library, client library, libraries, ready made library, ready made libraries, sdks, programming language
developer, programmer, coder, developers, engineers
sandbox, test environment, testing, try things out, playground, staging, without touching real data, dummy data, trial run
base url, base address, api address, web address, endpoint, url, root url, address
header, headers, response header, http header
remaining, left, still have, x ratelimit remaining
reset, resets, starts over, renew
token, bearer, api key, access token, credential, key, keys
oauth, sign in to the api, authenticate, authentication, authenticated
error, error code, error message, status code, code
401, unauthorized, unauthorised
403, forbidden
404, not found
422, validation failed, unprocessable
429, too many requests, rate limited, throttled
500, internal server error
postman, collection
openapi, swagger, specification, api spec
graphql
rest, restful
documentation, docs, manual, guide, handbook, reference, api reference
tutorial, getting started, beginner, new users, onboarding, learn, introduction, walkthrough
webinar, live session, online class, live training, webinars
video library, videos, screencast
forum, community, user community
feature request, feature wish, wish, suggestion, suggest, idea, propose, would love to see
legal, lawyer, attorney, solicitor, lawsuit, court, sue, legal letter, notary, litigation, legal action
subpoena, court order, legal documents
regulator, authority, watchdog, authorities, supervisory
security incident, incident, incidents
data loss, data lost, lost data, corrupted, corruption, missing data, data is gone
critical, severe, most serious, grave
ordinary, standard, normal, usual, regular
complex, complicated, hard, difficult
fix, solve, resolve, resolution, repair, repaired, sorted out, mended, put right, solved, fixed, time to fix
aim, goal, target, objective, strive, targets
escalate, escalation, escalated, passed up, pass up, passed up the chain, move up the chain, higher up
complaint, complain, dissatisfied, unhappy, grievance
manager, boss, supervisor, someone senior, superior, in charge
chief executive, ceo
cto, chief technology officer
executive, vp, vice president, top management
level 2, second level, senior, specialists
on call, standby, around the clock, day and night, 24 7
satisfaction, satisfied, happy, csat
survey, feedback, questionnaire, opinion
training, drill, drills, exercise, course, practice, workshop
press, media, journalist, newspaper, public relations, pr
social media, twitter, tweet, post
cdn, content delivery, cloudflare
unusable, cannot use, can not use, not usable, useless
mistake, error, own error, own fault, by mistake, accident, accidentally, misconfigured, wrong configuration, own mistake
third party, outside service, another company
new customer, just signed up, signed up, only signed up, recently joined, just started, new here, just bought, just subscribed, not for us
bank, bank account
fraud, fraudulent, scam
day, days
today, immediately, at once, instantly, right away, straight away, directly, on the spot
after, once, following, past, since
sms, text message, text
yubikey, hardware key, security key, u2f, fido
location, where, place
people outside, outsiders
identity, verify, verification, identify, prove who i am, prove, who i am, check who
security question, secret question
zip, zip code, postcode, postal code, last four
fortune 500, large company
difference, differ, compare, comparison, versus, vs, side by side, better
speed, fast, quickly, quick
wait, waiting
cheapest, lowest price
custom, own, tailor made, made to measure, self defined, make up our own, make our own
included, include, part, contain, come with, comes with, covered, comprise
export, pdf, csv, excel
trash, bin
startup, start up
world, worldwide, global, countries
mission, purpose, vision
`;

export const thesaurus = (): readonly (readonly string[])[] =>
  groups
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((phrase) => phrase.trim()));

/** Words that carry no meaning of their own in a question. */
export const stopWords: ReadonlySet<string> = new Set(
  `a an the this that these those it its is are was were be been being am do does did doing done have has had having will would shall should can could may might must ought
   i me my mine we us our ours you your yours he him his she her hers they them their theirs who whom whose which what when where why how
   and or but if then else so than as at by for from in into of off on onto out over to up down with without within about across after before again against all also any because
   between both during each few more most no nor not now only other some such too under until very via while there here ever even just still yet already anyway perhaps maybe really
   please thanks thank hi hello hey dear regards cheers kindly sorry ok okay yes well
   get got gets getting go goes going gone went come comes came coming make makes made making take takes took taken taking give gives given gave let lets want wants wanted
   need needs needed know knows knew tell tells told say says said see sees saw seen look looks looking find finds found ask asks asked asking think thought mean means meant
   use uses used using like likes put puts seem seems try tries trying happen happens happened become becomes start starts started keep keeps
   one ones something anything nothing everything thing things way ways lot lots bit kind kinds sort sorts actually exactly roughly generally currently normally usually possible possibly able
   wonder wondering curious question questions quick quickly regarding concerning s t d ll ve re m don doesn didn isn aren wasn weren won wouldn can't cannot
   else instead rather own same suppose supposing assume assuming imagine say eg ie etc per much many long often soon far till whether every somewhere anywhere everywhere among enough itself himself themselves completely entirely straight together apart upon along toward towards through throughout back away around within versus roughly since anymore besides`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words that help to find the place, but whose absence from it says nothing. */
export const lightWords: ReadonlySet<string> = new Set(
  `team teams account accounts company customer customers client clients product service system software tool tools platform app application plan plans tier tiers package option options
   feature features function functions support supported supports offer offers offered provide provides provided available availability include includes included allow allows allowed
   have work works working worked time times day days date number numbers amount amounts total name names information info detail details documentation case cases situation
   new old good better best right current different various several whole entire certain specific main general part parts side end place case example type types level
   show shows showed shown change changes changed changing set sets setting settings run runs running turn turns switch call calls send sends sent receive receives received
   open opens opened apply applies applied depend depends help helps helped handle handles handled happen required require requires choose chooses chosen decide
   today tomorrow yesterday week weeks month months year years hour hours minute minutes second seconds morning evening monday tuesday wednesday thursday friday saturday sunday
   please first last next early late max min big small high low large user users person people somebody someone anybody anyone everybody everyone nobody
   buy bought sell sold pay advise advice order worry worrying step steps stuff fancy moment world human land sign go through internally exist existed allowed quick fast talk speak ages`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-FileCopyrightText: CoinPay Desk contributors -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Answers</name>
    <message>
        <source>%1 h %2 min</source>
        <comment>a length of time: hours, minutes</comment>
        <translation>%1 Std. %2 Min.</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>a length of time: minutes, seconds</comment>
        <translation>%1 Min. %2 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>a length of time: seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>The server answered with a redirect (%1), which is not followed. Check the server's address.</source>
        <comment>%1 an HTTP status</comment>
        <translation>Der Server antwortete mit einer Weiterleitung (%1), der nicht gefolgt wird. Prüfen Sie die Adresse des Servers.</translation>
    </message>
    <message>
        <source>The server asks for fewer requests.</source>
        <translation>Der Server bittet um weniger Anfragen.</translation>
    </message>
    <message>
        <source>The server did not accept the request (%1).</source>
        <comment>%1 an HTTP status</comment>
        <translation>Der Server hat die Anfrage nicht angenommen (%1).</translation>
    </message>
    <message>
        <source>The server does not accept this key.</source>
        <translation>Der Server nimmt diesen Schlüssel nicht an.</translation>
    </message>
    <message>
        <source>The server does not allow this.</source>
        <translation>Der Server erlaubt das nicht.</translation>
    </message>
    <message>
        <source>The server does not know what was asked for.</source>
        <translation>Der Server kennt nicht, wonach gefragt wurde.</translation>
    </message>
    <message>
        <source>The server gave up waiting for the request.</source>
        <translation>Der Server hat das Warten auf die Anfrage aufgegeben.</translation>
    </message>
    <message>
        <source>The server, or something in front of it, cannot answer now (%1).</source>
        <comment>%1 an HTTP status</comment>
        <translation>Der Server oder etwas davor kann gerade nicht antworten (%1).</translation>
    </message>
    <message>
        <source>This computer's clock is %1 ahead of the server's. Set the date and time, then try again.</source>
        <comment>%1 a length of time</comment>
        <translation>Die Uhr dieses Computers geht gegenüber der des Servers %1 vor. Stellen Sie Datum und Uhrzeit und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This computer's clock is %1 behind the server's. Set the date and time, then try again.</source>
        <comment>%1 a length of time</comment>
        <translation>Die Uhr dieses Computers geht gegenüber der des Servers %1 nach. Stellen Sie Datum und Uhrzeit und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This computer's clock is too far from the server's. Set the date and time, then try again.</source>
        <translation>Die Uhr dieses Computers weicht zu weit von der des Servers ab. Stellen Sie Datum und Uhrzeit und versuchen Sie es erneut.</translation>
    </message>
</context>
<context>
    <name>Bundle</name>
    <message>
        <source> (server: %1)</source>
        <comment>%1 a time</comment>
        <translation> (Server: %1)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <comment>%1 a path, %2 what the system says</comment>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 has the private key of this profile in it. Take it out of the note or wherever it stands, and exchange the key: it is not a secret any more.</source>
        <comment>%1 a file's name</comment>
        <translation>In %1 steht der private Schlüssel dieses Profils. Nehmen Sie ihn aus der Notiz oder wo immer er steht und tauschen Sie ihn aus: Er ist kein Geheimnis mehr.</translation>
    </message>
    <message>
        <source>%1 is larger than any support bundle (more than %2 MiB).</source>
        <comment>%1 a path</comment>
        <translation>%1 ist größer als jedes Support-Paket (mehr als %2 MiB).</translation>
    </message>
    <message>
        <source>%1 is not a file.</source>
        <comment>%1 a path</comment>
        <translation>%1 ist keine Datei.</translation>
    </message>
    <message>
        <source>A newer version of this program made this bundle. Install that version to open it.</source>
        <translation>Dieses Paket stammt von einer neueren Version dieses Programms. Installieren Sie diese, um es zu öffnen.</translation>
    </message>
    <message>
        <source>Notes and labels</source>
        <translation>Notizen und Etiketten</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Request log</source>
        <translation>Anfrageprotokoll</translation>
    </message>
    <message>
        <source>The manifest of this bundle contradicts itself.</source>
        <translation>Das Verzeichnis dieses Pakets widerspricht sich.</translation>
    </message>
    <message>
        <source>The signature of this bundle is not right: its manifest, its signature or its key was altered.</source>
        <translation>Die Signatur dieses Pakets stimmt nicht: Sein Verzeichnis, die Signatur oder der Schlüssel wurde verändert.</translation>
    </message>
    <message>
        <source>There is more in this file than can be shown here.</source>
        <translation>In dieser Datei steht mehr, als hier gezeigt werden kann.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <comment>%1 a path</comment>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <source>This bundle is whole: nothing in it was altered since it was signed.</source>
        <translation>Dieses Paket ist unversehrt: Seit es signiert wurde, ist nichts daran verändert worden.</translation>
    </message>
    <message>
        <source>This bundle was altered after it was signed: %1.</source>
        <comment>%1 a list of files</comment>
        <translation>Dieses Paket wurde verändert, nachdem es signiert war: %1.</translation>
    </message>
    <message>
        <source>This bundle would be larger than %1 MiB. Choose less of it.</source>
        <translation>Dieses Paket würde größer als %1 MiB. Wählen Sie weniger aus.</translation>
    </message>
    <message>
        <source>This file cannot be read as what its name says.</source>
        <translation>Diese Datei lässt sich nicht als das lesen, was ihr Name sagt.</translation>
    </message>
    <message>
        <source>This file is larger than any support bundle.</source>
        <translation>Diese Datei ist größer als jedes Support-Paket.</translation>
    </message>
    <message>
        <source>This file is not a support bundle.</source>
        <translation>Diese Datei ist kein Support-Paket.</translation>
    </message>
    <message>
        <source>This file was altered: it does not end as it should.</source>
        <translation>Diese Datei wurde verändert: Sie endet nicht, wie sie sollte.</translation>
    </message>
    <message>
        <source>This file was altered: the container around %1.</source>
        <comment>%1 a file's name</comment>
        <translation>Diese Datei wurde verändert: der Rahmen um %1.</translation>
    </message>
    <message>
        <source>This file was cut short within %1.</source>
        <comment>%1 a file's name</comment>
        <translation>Diese Datei wurde innerhalb von %1 abgeschnitten.</translation>
    </message>
    <message>
        <source>This is not a public key in PEM, which begins with “-----BEGIN PUBLIC KEY-----”.</source>
        <translation>Das ist kein öffentlicher Schlüssel in PEM, der mit „-----BEGIN PUBLIC KEY-----“ beginnt.</translation>
    </message>
    <message>
        <source>This public key is not an Ed25519 key.</source>
        <translation>Dieser öffentliche Schlüssel ist kein Ed25519-Schlüssel.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Versions and settings</source>
        <translation>Versionen und Einstellungen</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>Certificates</name>
    <message>
        <source>The certificate is damaged. Copy the whole file again.</source>
        <translation>Das Zertifikat ist beschädigt. Kopieren Sie die ganze Datei noch einmal.</translation>
    </message>
    <message>
        <source>This holds a private key. Choose the file with the certificate alone.</source>
        <translation>Das enthält einen privaten Schlüssel. Wählen Sie die Datei, in der nur das Zertifikat steht.</translation>
    </message>
    <message>
        <source>This is larger than %1 KiB. Choose the certificate of the server's own authority alone.</source>
        <translation>Das ist größer als %1 KiB. Wählen Sie nur das Zertifikat der eigenen Zertifizierungsstelle des Servers.</translation>
    </message>
    <message>
        <source>This is not a certificate.</source>
        <translation>Das ist kein Zertifikat.</translation>
    </message>
    <message>
        <source>This is not a whole certificate in PEM. It begins with -----BEGIN CERTIFICATE----- and ends with -----END CERTIFICATE-----</source>
        <translation>Das ist kein vollständiges Zertifikat in PEM. Es beginnt mit -----BEGIN CERTIFICATE----- und endet mit -----END CERTIFICATE-----</translation>
    </message>
</context>
<context>
    <name>Client</name>
    <message>
        <source>Nothing is sent without a key that keeps it from happening twice.</source>
        <translation>Ohne einen Schlüssel, der doppelte Ausführung verhindert, wird nichts gesendet.</translation>
    </message>
    <message>
        <source>The key id, or an id of this operation, holds characters that cannot be sent. Check the profile's key id.</source>
        <translation>Die Schlüssel-ID oder eine ID dieses Vorgangs enthält Zeichen, die nicht gesendet werden können. Prüfen Sie die Schlüssel-ID des Profils.</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>    forwarded: %1  %2</source>
        <comment>%1 an answer, %2 an event's id</comment>
        <translation>    weitergereicht: %1  %2</translation>
    </message>
    <message>
        <source>"%1" is one word too many.</source>
        <translation>„%1“ ist ein Wort zu viel.</translation>
    </message>
    <message>
        <source>"%1" needs %2 after it.</source>
        <comment>%1: a command, %2: NAME or ID</comment>
        <translation>Nach „%1“ wird %2 gebraucht.</translation>
    </message>
    <message>
        <source>"%1" needs --%2.</source>
        <comment>%1: a command, %2: an option's name</comment>
        <translation>„%1“ braucht --%2.</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <comment>a method, a path, what it does</comment>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <comment>a file, a reason</comment>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 goes back to the buyer %2.</source>
        <comment>%1 an amount, %2 a name</comment>
        <translation>%1 geht zurück an den Käufer %2.</translation>
    </message>
    <message>
        <source>%1 goes to the seller %2.</source>
        <comment>%1 an amount, %2 a name</comment>
        <translation>%1 geht an den Verkäufer %2.</translation>
    </message>
    <message>
        <source>%1 has operations that are not over, and its journal is the only place that knows of them. Finish them first, or remove it with --yes.</source>
        <comment>%1: a profile's name</comment>
        <translation>%1 hat Vorgänge, die nicht abgeschlossen sind, und nur sein Journal weiß davon. Schließen Sie sie zuerst ab oder entfernen Sie es mit --yes.</translation>
    </message>
    <message>
        <source>%1 holds no secret.</source>
        <comment>%1 a file</comment>
        <translation>%1 enthält kein Geheimnis.</translation>
    </message>
    <message>
        <source>%1 is larger than %2 MiB.</source>
        <comment>a file, a number</comment>
        <translation>%1 ist größer als %2 MiB.</translation>
    </message>
    <message>
        <source>%1 is not on this computer.</source>
        <comment>an address</comment>
        <translation>%1 ist nicht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>%1 is there already. Name another file, or move that one.</source>
        <translation>%1 ist schon da. Nennen Sie eine andere Datei oder verschieben Sie diese.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 ms from ours</source>
        <translation>%1 ms Abweichung von unserer</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 on %2 goes to %3</source>
        <comment>an amount, a network, an address</comment>
        <translation>%1 geht über %2 an %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 on %2, in %n transfer(s)</source>
        <comment>an amount, a network</comment>
        <translation><numerusform>%1 über %2, in %n Überweisung</numerusform><numerusform>%1 über %2, in %n Überweisungen</numerusform></translation>
    </message>
    <message>
        <source>%1 remains in the escrow.</source>
        <comment>an amount</comment>
        <translation>%1 bleibt in der Treuhand.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) bear this. Trace one of them by its id.</source>
        <translation><numerusform>%n Sache trägt das. Bitte mit ihrer Id weiterfragen.</numerusform><numerusform>%n Sachen tragen das. Bitte mit der Id von einer weiterfragen.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) leave the wallet %1:</source>
        <translation><numerusform>%n Überweisung verlässt die Wallet %1:</numerusform><numerusform>%n Überweisungen verlassen die Wallet %1:</numerusform></translation>
    </message>
    <message>
        <source>(%1 of %2)</source>
        <comment>confirmations</comment>
        <translation>(%1 von %2)</translation>
    </message>
    <message numerus="yes">
        <source>(%n time(s))</source>
        <comment>how often a webhook came</comment>
        <translation><numerusform>(%n-mal)</numerusform><numerusform>(%n-mal)</numerusform></translation>
    </message>
    <message>
        <source>(given up)</source>
        <translation>(aufgegeben)</translation>
    </message>
    <message>
        <source>(the invoices' own)</source>
        <comment>a URL</comment>
        <translation>(die der Rechnungen)</translation>
    </message>
    <message>
        <source>(will be tried again)</source>
        <translation>(wird erneut versucht)</translation>
    </message>
    <message>
        <source>--%1 does not go with "%2".</source>
        <comment>%1: an option's name, %2: a command</comment>
        <translation>--%1 passt nicht zu „%2“.</translation>
    </message>
    <message>
        <source>--%1 is given twice.</source>
        <translation>--%1 ist zweimal angegeben.</translation>
    </message>
    <message>
        <source>--%1 needs a value: --%1 %2.</source>
        <comment>%1: an option's name, %2: e.g. SECONDS</comment>
        <translation>--%1 braucht einen Wert: --%1 %2.</translation>
    </message>
    <message>
        <source>--%1 takes a time such as 2026-02-03T04:05:06Z, not "%2".</source>
        <translation>--%1 braucht eine Zeit wie 2026-02-03T04:05:06Z, nicht „%2“.</translation>
    </message>
    <message>
        <source>--%1 takes a whole number from %2 to %3, not "%4".</source>
        <translation>--%1 nimmt eine ganze Zahl von %2 bis %3, nicht „%4“.</translation>
    </message>
    <message>
        <source>--%1 takes no value.</source>
        <translation>--%1 nimmt keinen Wert.</translation>
    </message>
    <message>
        <source>--curl prints a script and nothing else: it goes neither with --json nor with --ask-server.</source>
        <translation>--curl gibt ein Skript aus und sonst nichts: Es geht weder mit --json noch mit --ask-server.</translation>
    </message>
    <message>
        <source>--environment is sandbox, test or live.</source>
        <translation>--environment ist sandbox, test oder live.</translation>
    </message>
    <message>
        <source>--forward-refused needs --forward-to.</source>
        <translation>--forward-refused braucht --forward-to.</translation>
    </message>
    <message>
        <source>--json and --markdown exclude each other.</source>
        <translation>--json und --markdown schließen einander aus.</translation>
    </message>
    <message>
        <source>--scheme is one of coinpay, timestamped, standard and body.</source>
        <translation>--scheme ist eines von coinpay, timestamped, standard und body.</translation>
    </message>
    <message>
        <source>--status takes a status such as 404, or some of 2xx, 4xx, 5xx and none with commas between them, not "%1".</source>
        <translation>--status braucht einen Status wie 404, oder mit Kommas getrennt welche von 2xx, 4xx, 5xx und none, nicht „%1“.</translation>
    </message>
    <message>
        <source>A dry run: nothing was sent, and nothing was written down. The third line of what is signed is the time, and would be that of sending.</source>
        <translation>Ein Probelauf: Nichts wurde gesendet, und nichts wurde aufgeschrieben. Die dritte Zeile des Signierten ist die Zeit und wäre die des Sendens.</translation>
    </message>
    <message>
        <source>ACTION</source>
        <translation>AKTION</translation>
    </message>
    <message>
        <source>AMOUNT</source>
        <translation>BETRAG</translation>
    </message>
    <message>
        <source>AS OF</source>
        <translation>STAND</translation>
    </message>
    <message>
        <source>ASKED FOR</source>
        <translation>VERLANGT</translation>
    </message>
    <message>
        <source>ASSET</source>
        <translation>WÄHRUNG</translation>
    </message>
    <message>
        <source>AVAILABLE</source>
        <translation>VERFÜGBAR</translation>
    </message>
    <message>
        <source>Added %1 for %2.</source>
        <comment>%1: a profile, %2: a URL</comment>
        <translation>%1 für %2 hinzugefügt.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Age</source>
        <comment>of a message</comment>
        <translation>Alter</translation>
    </message>
    <message>
        <source>All attempts of this call:</source>
        <translation>Alle Versuche dieses Aufrufs:</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Amount: %1</source>
        <translation>Betrag: %1</translation>
    </message>
    <message>
        <source>Answer</source>
        <comment>label of a status</comment>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>As far as the server's record goes, this request never arrived.</source>
        <translation>Nach den Aufzeichnungen des Servers kam diese Anfrage nie an.</translation>
    </message>
    <message>
        <source>Attempt</source>
        <comment>label of a number</comment>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Käufer</translation>
    </message>
    <message>
        <source>CODE</source>
        <translation>CODE</translation>
    </message>
    <message>
        <source>COMMAND …</source>
        <comment>in a usage line</comment>
        <translation>BEFEHL …</translation>
    </message>
    <message>
        <source>CREATED</source>
        <translation>ERSTELLT</translation>
    </message>
    <message>
        <source>Call</source>
        <comment>label of a method and a path</comment>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>Bestätigungen</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>DEAL</source>
        <translation>GESCHÄFT</translation>
    </message>
    <message>
        <source>DESTINATION</source>
        <translation>ZIEL</translation>
    </message>
    <message>
        <source>DNS lookup</source>
        <translation>DNS-Abfrage</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Geschäft</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Zustellung</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>Streitfall</translation>
    </message>
    <message>
        <source>ENABLED</source>
        <translation>AKTIV</translation>
    </message>
    <message>
        <source>ENVIRONMENT</source>
        <translation>UMGEBUNG</translation>
    </message>
    <message>
        <source>EVENT</source>
        <translation>EREIGNIS</translation>
    </message>
    <message>
        <source>EVENTS</source>
        <translation>EREIGNISSE</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <comment>of webhooks</comment>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Escrow</source>
        <translation>Treuhand</translation>
    </message>
    <message>
        <source>Escrow %1 (%2) holds %3.</source>
        <comment>an id, a reference, an amount</comment>
        <translation>Treuhand %1 (%2) hält %3.</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Exit codes</source>
        <translation>Endekennzahlen</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>FOR</source>
        <translation>FÜR</translation>
    </message>
    <message>
        <source>FOUND BY</source>
        <comment>a heading</comment>
        <translation>GEFUNDEN ALS</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Gebühr</translation>
    </message>
    <message>
        <source>Fees come on top. This cannot be undone.</source>
        <translation>Gebühren kommen hinzu. Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message numerus="yes">
        <source>Finishing %n operation(s) that an earlier command left open.</source>
        <translation><numerusform>%n Vorgang, den ein früherer Befehl offen ließ, wird abgeschlossen.</numerusform><numerusform>%n Vorgänge, die ein früherer Befehl offen ließ, werden abgeschlossen.</numerusform></translation>
    </message>
    <message>
        <source>First byte</source>
        <comment>label of a length of time</comment>
        <translation>Erstes Byte</translation>
    </message>
    <message>
        <source>First difference</source>
        <translation>Erster Unterschied</translation>
    </message>
    <message>
        <source>Funded</source>
        <comment>label of an amount</comment>
        <translation>Eingezahlt</translation>
    </message>
    <message>
        <source>HELD</source>
        <translation>GEHALTEN</translation>
    </message>
    <message>
        <source>Headers of the answer:</source>
        <translation>Kopfzeilen der Antwort:</translation>
    </message>
    <message>
        <source>Headers of the request:</source>
        <translation>Kopfzeilen der Anfrage:</translation>
    </message>
    <message>
        <source>Held</source>
        <comment>label of an amount</comment>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>Here</source>
        <comment>label of bytes</comment>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Holds</source>
        <comment>label: what is in a file</comment>
        <translation>Enthält</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Idempotency key</source>
        <translation>Idempotenzschlüssel</translation>
    </message>
    <message>
        <source>In all</source>
        <comment>label of a length of time</comment>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>It bears neither a request id nor an idempotency key to ask the server by.</source>
        <translation>Sie trägt weder Anfrage-ID noch Idempotenzschlüssel, nach denen der Server gefragt werden könnte.</translation>
    </message>
    <message>
        <source>It has not been sent yet. The next command or the window sends it.</source>
        <translation>Es ist noch nicht gesendet. Der nächste Befehl oder das Fenster sendet es.</translation>
    </message>
    <message>
        <source>It was NOT signed with the key given, but with another one.</source>
        <translation>Es wurde NICHT mit dem angegebenen Schlüssel signiert, sondern mit einem anderen.</translation>
    </message>
    <message>
        <source>It was signed by the profile %1 of this desk, with its key %2.</source>
        <comment>%1 a name, %2 a key's id</comment>
        <translation>Es wurde vom Profil %1 dieses Rechners signiert, mit seinem Schlüssel %2.</translation>
    </message>
    <message>
        <source>It was signed with a key that this desk does not know: compare the fingerprint with the signer's own, or give their key with --public-key.</source>
        <translation>Es wurde mit einem Schlüssel signiert, den dieser Rechner nicht kennt: Vergleichen Sie den Fingerabdruck mit dem des Absenders oder geben Sie seinen Schlüssel mit --public-key an.</translation>
    </message>
    <message>
        <source>It was signed with the key given.</source>
        <translation>Es wurde mit dem angegebenen Schlüssel signiert.</translation>
    </message>
    <message>
        <source>KEY ID</source>
        <translation>SCHLÜSSEL-ID</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>label of a key's id</comment>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Key id</source>
        <translation>Schlüssel-ID</translation>
    </message>
    <message>
        <source>Kind of signature</source>
        <translation>Art der Signatur</translation>
    </message>
    <message>
        <source>LABEL</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>LAST ANSWER</source>
        <translation>LETZTE ANTWORT</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiketten</translation>
    </message>
    <message>
        <source>Listening on %1. Ctrl+C ends it.</source>
        <comment>%1 an address</comment>
        <translation>Empfange auf %1. Strg+C beendet es.</translation>
    </message>
    <message>
        <source>METHOD</source>
        <translation>METHODE</translation>
    </message>
    <message>
        <source>MS</source>
        <comment>a heading: milliseconds</comment>
        <translation>MS</translation>
    </message>
    <message>
        <source>Made</source>
        <comment>label: when</comment>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>More than one thing bears "%1". Name it by its id; coinpay-cli trace lists them.</source>
        <translation>Mehr als eines trägt „%1“. Nennen Sie die ID; coinpay-cli trace zählt sie auf.</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>NETWORK</source>
        <translation>NETZWERK</translation>
    </message>
    <message>
        <source>NEWEST SECRET</source>
        <translation>NEUESTES GEHEIMNIS</translation>
    </message>
    <message>
        <source>NEXT TRY</source>
        <translation>NÄCHSTER VERSUCH</translation>
    </message>
    <message>
        <source>Neither the inbox nor the mirror knows this event. Sync the profile, or give the event in a file.</source>
        <translation>Weder der Eingang noch der Spiegel kennt dieses Ereignis. Gleichen Sie das Profil ab oder geben Sie das Ereignis in einer Datei an.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note</source>
        <comment>label: its id</comment>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Nothing in the local store bears "%1".</source>
        <translation>Nichts in den lokalen Daten trägt „%1“.</translation>
    </message>
    <message>
        <source>Nothing in the local store bears it, and the server could not be asked: %1</source>
        <comment>a sentence</comment>
        <translation>Im lokalen Speicher trägt es nichts, und der Server konnte nicht gefragt werden: %1</translation>
    </message>
    <message>
        <source>Nothing in the local store bears it, and the server knows no invoice, escrow, transfer, wallet, request or idempotency key of that name. It cannot be asked for anything else.</source>
        <translation>Im lokalen Speicher trägt es nichts, und der Server kennt keine Rechnung, Treuhand, Überweisung, Wallet, Anfrage und keinen Idempotenzschlüssel dieses Namens. Nach anderem kann er nicht gefragt werden.</translation>
    </message>
    <message>
        <source>Nothing was sent to this address from here before.</source>
        <translation>An diese Adresse wurde von hier noch nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Nothing was sent: some rows are not right.</source>
        <translation>Nichts wurde gesendet: Einige Zeilen stimmen nicht.</translation>
    </message>
    <message>
        <source>OLD ONE SIGNS UNTIL</source>
        <translation>ALTES SIGNIERT BIS</translation>
    </message>
    <message>
        <source>OPERATION</source>
        <translation>VORGANG</translation>
    </message>
    <message>
        <source>One bundle takes at most %1 ids.</source>
        <translation>Ein Paket nimmt höchstens %1 IDs auf.</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>PATH</source>
        <translation>PFAD</translation>
    </message>
    <message>
        <source>PENDING</source>
        <translation>AUSSTEHEND</translation>
    </message>
    <message>
        <source>Paid</source>
        <comment>label of an amount</comment>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Pay to</source>
        <comment>label of a payment address</comment>
        <translation>Zahlen an</translation>
    </message>
    <message>
        <source>REASON</source>
        <translation>GRUND</translation>
    </message>
    <message>
        <source>REFERENCE</source>
        <translation>REFERENZ</translation>
    </message>
    <message>
        <source>REQUEST</source>
        <translation>ANFRAGE</translation>
    </message>
    <message>
        <source>RESOURCE</source>
        <translation>RESSOURCE</translation>
    </message>
    <message>
        <source>ROW</source>
        <comment>a heading: of the log</comment>
        <translation>ZEILE</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstattung</translation>
    </message>
    <message>
        <source>Refunded</source>
        <comment>label of an amount</comment>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Auszahlung</translation>
    </message>
    <message>
        <source>Released</source>
        <comment>label of an amount</comment>
        <translation>Ausgezahlt</translation>
    </message>
    <message>
        <source>Removed %1.</source>
        <translation>%1 entfernt.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Request sent</source>
        <comment>label of a length of time</comment>
        <translation>Anfrage gesendet</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Rest of the answer</source>
        <comment>label of a length of time</comment>
        <translation>Rest der Antwort</translation>
    </message>
    <message>
        <source>SENT</source>
        <translation>GESENDET</translation>
    </message>
    <message>
        <source>SHA-256 of the body</source>
        <translation>SHA-256 des Inhalts</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>ZUSTAND</translation>
    </message>
    <message>
        <source>STATUS</source>
        <translation>STATUS</translation>
    </message>
    <message>
        <source>STEP</source>
        <comment>of a resource, from one state to the next</comment>
        <translation>SCHRITT</translation>
    </message>
    <message>
        <source>Say what to do. See coinpay-cli --help.</source>
        <translation>Sagen Sie, was zu tun ist. Siehe coinpay-cli --help.</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Verkäufer</translation>
    </message>
    <message>
        <source>Sent</source>
        <comment>label of a time</comment>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Server clock</source>
        <translation>Uhr des Servers</translation>
    </message>
    <message>
        <source>Signed</source>
        <comment>label of bytes</comment>
        <translation>Signiert</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Signiert mit</translation>
    </message>
    <message>
        <source>Signed in front of the body</source>
        <translation>Vor dem Rumpf signiert</translation>
    </message>
    <message>
        <source>Some are still open; the next command goes on with them.</source>
        <translation>Einige sind noch offen; der nächste Befehl macht damit weiter.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Status %1, request %2</source>
        <comment>%1 a status, %2 an id</comment>
        <translation>Status %1, Anfrage %2</translation>
    </message>
    <message>
        <source>Stopped before there was an answer.</source>
        <translation>Angehalten, bevor es eine Antwort gab.</translation>
    </message>
    <message>
        <source>Stopped; the invoice goes on without being watched.</source>
        <translation>Angehalten; die Rechnung läuft unbeobachtet weiter.</translation>
    </message>
    <message>
        <source>Stopped; the transfer goes on without being watched.</source>
        <translation>Angehalten; die Überweisung läuft unbeobachtet weiter.</translation>
    </message>
    <message>
        <source>TCP and TLS</source>
        <translation>TCP und TLS</translation>
    </message>
    <message>
        <source>TIME</source>
        <translation>ZEIT</translation>
    </message>
    <message>
        <source>TRIES</source>
        <translation>VERSUCHE</translation>
    </message>
    <message>
        <source>TRY</source>
        <comment>a heading</comment>
        <translation>VERSUCH</translation>
    </message>
    <message>
        <source>TYPE</source>
        <translation>ART</translation>
    </message>
    <message>
        <source>The CA file %1 cannot be read: %2</source>
        <comment>%2: the reason</comment>
        <translation>Die CA-Datei %1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>The disk has become read-only, so what became of this could not be written down. Make it writable first.</source>
        <translation>Der Datenträger ist schreibgeschützt geworden; was daraus wurde, konnte nicht festgehalten werden. Machen Sie ihn zuerst wieder beschreibbar.</translation>
    </message>
    <message>
        <source>The disk is full, so what became of this could not be written down. Free some space first.</source>
        <translation>Der Datenträger ist voll; was daraus wurde, konnte nicht festgehalten werden. Schaffen Sie zuerst Platz.</translation>
    </message>
    <message>
        <source>The escrow is frozen until the dispute is settled; "activity" shows when it is.</source>
        <translation>Die Treuhand ist eingefroren, bis der Streitfall entschieden ist; „activity“ zeigt, wann.</translation>
    </message>
    <message>
        <source>The event feed is read again.</source>
        <translation>Der Ereignisstrom wird wieder gelesen.</translation>
    </message>
    <message>
        <source>The fee is %1; %2 leaves the wallet %3.</source>
        <comment>two amounts and an id</comment>
        <translation>Die Gebühr ist %1; %2 verlässt die Wallet %3.</translation>
    </message>
    <message numerus="yes">
        <source>The handler answered %n message(s) otherwise than it should.</source>
        <translation><numerusform>Der Empfänger hat %n Nachricht anders beantwortet, als er sollte.</numerusform><numerusform>Der Empfänger hat %n Nachrichten anders beantwortet, als er sollte.</numerusform></translation>
    </message>
    <message>
        <source>The handler answered every message as it should.</source>
        <translation>Der Empfänger hat jede Nachricht beantwortet, wie er sollte.</translation>
    </message>
    <message>
        <source>The inbox takes webhooks again.</source>
        <translation>Der Eingang nimmt wieder Webhooks an.</translation>
    </message>
    <message>
        <source>The keychain has no secret of an endpoint. Name a file with it: --secret-file.</source>
        <translation>Der Schlüsselbund hat kein Geheimnis eines Endpunkts. Nennen Sie eine Datei damit: --secret-file.</translation>
    </message>
    <message>
        <source>The link asks for %1, and --amount says %2.</source>
        <comment>amounts</comment>
        <translation>Der Link verlangt %1, und --amount sagt %2.</translation>
    </message>
    <message>
        <source>The request log has no request, operation or row "%1". It keeps what was sent from here, the newest 200,000 calls.</source>
        <translation>Das Anfrageprotokoll kennt keine Anfrage, keinen Vorgang und keine Zeile „%1“. Es enthält, was von hier gesendet wurde, die neuesten 200.000 Aufrufe.</translation>
    </message>
    <message>
        <source>The rows add up to %1; the wallet has %2.</source>
        <comment>two amounts</comment>
        <translation>Die Zeilen ergeben %1; die Wallet hat %2.</translation>
    </message>
    <message>
        <source>The server could not be asked: %1</source>
        <comment>a sentence</comment>
        <translation>Der Server konnte nicht gefragt werden: %1</translation>
    </message>
    <message>
        <source>The server has accepted it and is not done yet. The next command or the window looks again.</source>
        <translation>Der Server hat es angenommen und ist noch nicht fertig. Der nächste Befehl oder das Fenster sieht wieder nach.</translation>
    </message>
    <message>
        <source>The server received it at %1 and answered %2.</source>
        <comment>a time, a status</comment>
        <translation>Der Server empfing sie um %1 und antwortete %2.</translation>
    </message>
    <message>
        <source>The time given is up.</source>
        <translation>Die gegebene Zeit ist um.</translation>
    </message>
    <message>
        <source>The time given is up; the invoice goes on.</source>
        <translation>Die vorgegebene Zeit ist um; die Rechnung läuft weiter.</translation>
    </message>
    <message>
        <source>The time given is up; the transfer goes on.</source>
        <translation>Die Zeit ist um; die Überweisung läuft weiter.</translation>
    </message>
    <message>
        <source>There are no notes about this, and it has no labels.</source>
        <translation>Dazu gibt es keine Notizen und keine Etiketten.</translation>
    </message>
    <message>
        <source>There are no profiles yet: coinpay-cli profiles add …</source>
        <translation>Es gibt noch keine Profile: coinpay-cli profiles add …</translation>
    </message>
    <message>
        <source>There is no command "%1". See coinpay-cli --help.</source>
        <translation>Den Befehl „%1“ gibt es nicht. Siehe coinpay-cli --help.</translation>
    </message>
    <message>
        <source>There is no keychain here, so the private key was not kept. Give --key-file with every command, or start a keychain (a Secret Service), remove the profile and add it again.</source>
        <translation>Hier gibt es keinen Schlüsselbund, darum wurde der private Schlüssel nicht aufbewahrt. Geben Sie bei jedem Befehl --key-file an, oder starten Sie einen Schlüsselbund (einen Secret Service), entfernen Sie das Profil und fügen Sie es neu hinzu.</translation>
    </message>
    <message>
        <source>There is no option --%1. See coinpay-cli --help.</source>
        <translation>Die Option --%1 gibt es nicht. Siehe coinpay-cli --help.</translation>
    </message>
    <message>
        <source>There is no wallet %1. See "wallets list".</source>
        <translation>Es gibt keine Wallet %1. Siehe „wallets list“.</translation>
    </message>
    <message>
        <source>There is no webhook endpoint %1.</source>
        <translation>Es gibt keinen Webhook-Endpunkt %1.</translation>
    </message>
    <message>
        <source>There is nothing in this text to look for.</source>
        <translation>In diesem Text ist nichts, wonach zu suchen wäre.</translation>
    </message>
    <message>
        <source>They differ: here "%1", the server "%2".</source>
        <translation>Sie unterscheiden sich: hier „%1“, der Server „%2“.</translation>
    </message>
    <message>
        <source>This cannot be an id: it has a space in it, or is longer than any.</source>
        <translation>Das kann keine ID sein: Es steht ein Leerzeichen darin, oder es ist zu lang.</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>This changes something on the server. Without a terminal to ask at, say --yes.</source>
        <translation>Das ändert etwas auf dem Server. Ohne Terminal zum Nachfragen ist --yes nötig.</translation>
    </message>
    <message>
        <source>This moves money. Without a terminal to ask at, say --yes.</source>
        <translation>Das bewegt Geld. Ohne Terminal zum Nachfragen ist --yes nötig.</translation>
    </message>
    <message>
        <source>This needs you: nothing is sent again by itself.</source>
        <translation>Hier sind Sie gefragt: Von selbst wird nichts noch einmal gesendet.</translation>
    </message>
    <message>
        <source>To: %1</source>
        <comment>who gets the money</comment>
        <translation>An: %1</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Überweisung</translation>
    </message>
    <message>
        <source>Type yes to go on: </source>
        <translation>Zum Fortfahren yes eingeben: </translation>
    </message>
    <message>
        <source>UPDATED</source>
        <translation>GEÄNDERT</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>WALLET</source>
        <translation>WALLET</translation>
    </message>
    <message>
        <source>WHAT</source>
        <translation>WAS</translation>
    </message>
    <message>
        <source>WRONG</source>
        <comment>a handler's answer</comment>
        <translation>FALSCH</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>What arrives is passed on to %1, which is not on this computer.</source>
        <comment>%1 an address</comment>
        <translation>Was ankommt, wird an %1 weitergereicht; das ist nicht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>What moves something is written to a journal before it is sent. If it is interrupted, the next command or the window finishes it under the same idempotency key.</source>
        <translation>Was etwas bewegt, wird in ein Journal geschrieben, bevor es gesendet wird. Wird es unterbrochen, schließt der nächste Befehl oder das Fenster es unter demselben Idempotenzschlüssel ab.</translation>
    </message>
    <message>
        <source>What was signed:</source>
        <translation>Was signiert wurde:</translation>
    </message>
    <message>
        <source>Whether a key of this desk signed it could not be told: %1</source>
        <comment>%1 a sentence</comment>
        <translation>Ob ein Schlüssel dieses Rechners es signiert hat, ließ sich nicht feststellen: %1</translation>
    </message>
    <message>
        <source>Whether the server acted is not known. The next command or the window sends the same request with the same key again, which cannot act twice: do not ask for it anew.</source>
        <translation>Ob der Server gehandelt hat, ist nicht bekannt. Der nächste Befehl oder das Fenster sendet dieselbe Anfrage mit demselben Schlüssel noch einmal, was nicht doppelt wirken kann: Stellen Sie sie nicht neu.</translation>
    </message>
    <message>
        <source>Whose key signed it says nothing about a bundle like this one.</source>
        <translation>Wessen Schlüssel es signiert hat, sagt bei einem solchen Paket nichts aus.</translation>
    </message>
    <message>
        <source>a word or a few</source>
        <translation>ein Wort oder wenige</translation>
    </message>
    <message>
        <source>all</source>
        <comment>types of events</comment>
        <translation>alle</translation>
    </message>
    <message>
        <source>answered %1 in %2 ms</source>
        <comment>%1 a status, %2 a number</comment>
        <translation>Antwort %1 in %2 ms</translation>
    </message>
    <message>
        <source>as Markdown, for a ticket</source>
        <translation>als Markdown, für ein Ticket</translation>
    </message>
    <message>
        <source>ask the server too, though the local store knows it: what it saw, and what happened since</source>
        <translation>auch den Server fragen, obwohl der lokale Speicher es kennt: was er sah und was seither geschah</translation>
    </message>
    <message>
        <source>byte %1 of the body</source>
        <translation>Byte %1 des Rumpfs</translation>
    </message>
    <message>
        <source>cancel an invoice that nobody has paid</source>
        <translation>eine Rechnung stornieren, die niemand bezahlt hat</translation>
    </message>
    <message>
        <source>change the body, the signature and the time after signing, one at a time; the handler must refuse each</source>
        <translation>Inhalt, Signatur und Zeit einzeln nach dem Signieren ändern; der Empfänger muss jedes davon ablehnen</translation>
    </message>
    <message>
        <source>code %1</source>
        <comment>the server's error code</comment>
        <translation>Code %1</translation>
    </message>
    <message>
        <source>coinpay-cli: invoices, escrows and wallets over the CoinPay API, for a terminal or a script</source>
        <translation>coinpay-cli: Rechnungen, Treuhand und Wallets über die CoinPay-API, für Terminal oder Skript</translation>
    </message>
    <message>
        <source>connect, and say what fails</source>
        <translation>verbinden und sagen, was fehlschlägt</translation>
    </message>
    <message>
        <source>connection reused</source>
        <translation>Verbindung weiterbenutzt</translation>
    </message>
    <message>
        <source>done; what was watched ended well: paid, or final</source>
        <translation>fertig; das Beobachtete endete gut: bezahlt oder endgültig</translation>
    </message>
    <message>
        <source>duplicate</source>
        <comment>a webhook</comment>
        <translation>doppelt</translation>
    </message>
    <message>
        <source>end after so many new events have been handled</source>
        <translation>enden, nachdem so viele neue Ereignisse behandelt sind</translation>
    </message>
    <message>
        <source>for your own books</source>
        <translation>für die eigenen Bücher</translation>
    </message>
    <message>
        <source>forget a profile, its key and its journal</source>
        <translation>ein Profil, seinen Schlüssel und sein Journal vergessen</translation>
    </message>
    <message>
        <source>freeze an escrow until it is settled</source>
        <translation>eine Treuhand einfrieren, bis entschieden ist</translation>
    </message>
    <message>
        <source>from which wallet</source>
        <translation>aus welcher Wallet</translation>
    </message>
    <message>
        <source>give an endpoint a new secret, which goes into the keychain</source>
        <translation>einem Endpunkt ein neues Geheimnis geben; es kommt in den Schlüsselbund</translation>
    </message>
    <message>
        <source>handle, once, what the event feed has and no webhook brought, too</source>
        <translation>auch das einmal behandeln, was der Ereignisstrom hat und kein Webhook gebracht hat</translation>
    </message>
    <message>
        <source>how it ends is not known yet; the next command or the window goes on with it: do not ask for it anew</source>
        <translation>wie es endet, ist noch nicht bekannt; der nächste Befehl oder das Fenster macht damit weiter: nicht neu anfordern</translation>
    </message>
    <message>
        <source>how it is signed (default: told from the headers; events replay: coinpay)</source>
        <translation>wie es signiert ist (Vorgabe: an den Kopfzeilen erkannt; events replay: coinpay)</translation>
    </message>
    <message>
        <source>how long it may be paid</source>
        <translation>wie lange sie bezahlt werden kann</translation>
    </message>
    <message>
        <source>how long the old secret goes on signing (default: 86400); 0 ends it at once, for one that has leaked</source>
        <translation>wie lange das alte Geheimnis weiter signiert (Vorgabe: 86400); 0 beendet es sofort, wenn es bekannt geworden ist</translation>
    </message>
    <message>
        <source>how long to wait for the end (default: 30, no end for watch, tail and listen)</source>
        <translation>wie lange auf das Ende gewartet wird (Vorgabe: 30, ohne Ende bei watch, tail und listen)</translation>
    </message>
    <message>
        <source>how many, newest first (events: oldest first); 0 is all (default: 50)</source>
        <translation>wie viele, neueste zuerst (events: älteste zuerst); 0 heißt alle (Vorgabe: 50)</translation>
    </message>
    <message>
        <source>how much</source>
        <translation>wie viel</translation>
    </message>
    <message>
        <source>it ended otherwise: expired, canceled or failed; a webhook that is not valid; a bundle that is not whole or by somebody else</source>
        <translation>es endete anders: abgelaufen, storniert oder gescheitert; ein ungültiger Webhook; ein Paket, das nicht unversehrt oder von jemand anderem ist</translation>
    </message>
    <message>
        <source>its raw bytes; - is the standard input</source>
        <translation>seine rohen Bytes; - ist die Standardeingabe</translation>
    </message>
    <message>
        <source>label something, to find it by</source>
        <translation>etwas ein Etikett geben, um es daran zu finden</translation>
    </message>
    <message>
        <source>learned %1</source>
        <comment>%1: a time</comment>
        <translation>erfahren %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <comment>of a file</comment>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <comment>of a file</comment>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>make a new address that a wallet receives on</source>
        <translation>eine neue Empfangsadresse einer Wallet anlegen</translation>
    </message>
    <message>
        <source>make an escrow that a buyer funds</source>
        <translation>eine Treuhand anlegen, in die ein Käufer einzahlt</translation>
    </message>
    <message>
        <source>make an invoice, once and never twice</source>
        <translation>eine Rechnung stellen, einmal und nie doppelt</translation>
    </message>
    <message>
        <source>make any call of the contract, signed as the profile; a write goes through the journal</source>
        <translation>einen beliebigen Aufruf des Vertrags machen, signiert als das Profil; was schreibt, geht durch das Journal</translation>
    </message>
    <message>
        <source>missed</source>
        <comment>a webhook that never came</comment>
        <translation>verpasst</translation>
    </message>
    <message>
        <source>money, and every write of "request": send without asking again, as a script must; profiles remove: even with operations in its journal that are not over</source>
        <translation>Geld, und alles, was „request“ schreibt: ohne nachzufragen senden, wie ein Skript es muss; profiles remove: auch mit Vorgängen im Journal, die nicht zu Ende sind</translation>
    </message>
    <message>
        <source>name and version of the program</source>
        <translation>Name und Version des Programms</translation>
    </message>
    <message>
        <source>new</source>
        <comment>a webhook</comment>
        <translation>neu</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>of what</source>
        <translation>wovon</translation>
    </message>
    <message>
        <source>on which chain (default: the asset's own)</source>
        <translation>auf welcher Kette (sonst: die eigene der Währung)</translation>
    </message>
    <message>
        <source>on which port of 127.0.0.1 (default: any free one)</source>
        <translation>auf welchem Port von 127.0.0.1 (Vorgabe: irgendein freier)</translation>
    </message>
    <message>
        <source>one JSON object a line, errors too</source>
        <translation>ein JSON-Objekt je Zeile, auch bei Fehlern</translation>
    </message>
    <message>
        <source>only answers like this; several classes with commas</source>
        <translation>nur solche Antworten; mehrere Klassen mit Kommas</translation>
    </message>
    <message>
        <source>only answers with this code, such as rate_limited</source>
        <translation>nur Antworten mit diesem Code, etwa rate_limited</translation>
    </message>
    <message>
        <source>only before this time</source>
        <translation>nur vor dieser Zeit</translation>
    </message>
    <message>
        <source>only deliveries of this event</source>
        <translation>nur Zustellungen dieses Ereignisses</translation>
    </message>
    <message>
        <source>only events of this type, such as invoice.paid, or of all that begin with it, such as invoice</source>
        <translation>nur Ereignisse dieser Art wie invoice.paid oder alle, die so beginnen, wie invoice</translation>
    </message>
    <message>
        <source>only from this time on, such as 2026-02-03T04:05:06Z</source>
        <translation>nur ab dieser Zeit, etwa 2026-02-03T04:05:06Z</translation>
    </message>
    <message>
        <source>only paths with this in them</source>
        <translation>nur Pfade, in denen das vorkommt</translation>
    </message>
    <message>
        <source>only the attempts of this operation</source>
        <translation>nur die Versuche dieses Vorgangs</translation>
    </message>
    <message>
        <source>only what came after this event (events tail, default: now)</source>
        <translation>nur was nach diesem Ereignis kam (events tail, Vorgabe: jetzt)</translation>
    </message>
    <message>
        <source>only what is about this invoice, escrow, transfer …</source>
        <translation>nur was diese Rechnung, diese Treuhand, diese Überweisung … betrifft</translation>
    </message>
    <message>
        <source>pass each event on, in the bytes it came in, until it is answered with 2xx</source>
        <translation>jedes Ereignis Byte für Byte weiterreichen, bis es mit 2xx beantwortet ist</translation>
    </message>
    <message>
        <source>pass on, once, what is not rightly signed too, to see a handler refuse it</source>
        <translation>auch falsch Signiertes einmal weiterreichen, um zu sehen, dass ein Empfänger es ablehnt</translation>
    </message>
    <message>
        <source>pay what an escrow holds, or --amount of it, back to the buyer</source>
        <translation>was eine Treuhand hält oder --amount davon an den Käufer zurückzahlen</translation>
    </message>
    <message>
        <source>pay what an escrow holds, or --amount of it, to the seller</source>
        <translation>was eine Treuhand hält oder --amount davon an den Verkäufer auszahlen</translation>
    </message>
    <message>
        <source>print a shell script that sends it again; it holds no secret</source>
        <translation>ein Shell-Skript ausgeben, das sie noch einmal sendet; es enthält kein Geheimnis</translation>
    </message>
    <message>
        <source>print each change as it comes, until the last</source>
        <translation>jede Änderung ausgeben, sobald sie kommt, bis zur letzten</translation>
    </message>
    <message>
        <source>print each change of anything as it comes, until stopped</source>
        <translation>jede Änderung an irgendetwas ausgeben, sobald sie kommt, bis zum Abbruch</translation>
    </message>
    <message>
        <source>print exactly what would be signed, and send or write nothing</source>
        <translation>genau ausgeben, was signiert würde, und nichts senden oder schreiben</translation>
    </message>
    <message>
        <source>print what is in a support bundle that is whole</source>
        <translation>ausgeben, was in einem unversehrten Support-Paket steht</translation>
    </message>
    <message>
        <source>push the event of a delivery once more, and wait until it is received</source>
        <translation>das Ereignis einer Zustellung noch einmal zustellen und warten, bis es angekommen ist</translation>
    </message>
    <message>
        <source>receive webhooks on this computer: check, keep, show and forward each</source>
        <translation>Webhooks auf diesem Rechner empfangen: jeden prüfen, aufbewahren, zeigen und weiterreichen</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>a webhook</comment>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>remember a server, and put its private key into the keychain</source>
        <translation>einen Server merken und seinen privaten Schlüssel in den Schlüsselbund legen</translation>
    </message>
    <message>
        <source>remove a note, by its own id</source>
        <translation>eine Notiz anhand ihrer eigenen ID entfernen</translation>
    </message>
    <message>
        <source>request %1</source>
        <comment>a request id</comment>
        <translation>Anfrage %1</translation>
    </message>
    <message>
        <source>right</source>
        <comment>a handler's answer</comment>
        <translation>richtig</translation>
    </message>
    <message>
        <source>say whether a support bundle is whole, and who signed it</source>
        <translation>sagen, ob ein Support-Paket unversehrt ist und wer es signiert hat</translation>
    </message>
    <message>
        <source>say whether a webhook is rightly signed, or why not</source>
        <translation>sagen, ob ein Webhook richtig signiert ist, oder warum nicht</translation>
    </message>
    <message>
        <source>send an event to a handler of yours as a webhook, and say whether it answers rightly</source>
        <translation>ein Ereignis als Webhook an einen eigenen Empfänger senden und sagen, ob er richtig antwortet</translation>
    </message>
    <message>
        <source>send every row of a CSV file, after all of them were checked</source>
        <translation>jede Zeile einer CSV-Datei senden, nachdem alle geprüft sind</translation>
    </message>
    <message>
        <source>send it so often; the handler must take each, and act on one (default: 1)</source>
        <translation>so oft senden; der Empfänger muss jedes annehmen und nur eines ausführen (Vorgabe: 1)</translation>
    </message>
    <message>
        <source>send money, once and never twice</source>
        <translation>Geld senden, einmal und nie zweimal</translation>
    </message>
    <message>
        <source>send the newest event of its resource first, then the ones before it</source>
        <translation>zuerst das neueste Ereignis seiner Ressource senden, dann die davor</translation>
    </message>
    <message>
        <source>show every attempt to reach the server, newest first</source>
        <translation>jeden Versuch zeigen, den Server zu erreichen, den neuesten zuerst</translation>
    </message>
    <message>
        <source>show one attempt, or all of an operation: what was signed, the headers, where the time went</source>
        <translation>einen Versuch zeigen, oder alle eines Vorgangs: was signiert wurde, die Kopfzeilen, wo die Zeit blieb</translation>
    </message>
    <message>
        <source>show one escrow, with its releases, refunds and disputes</source>
        <translation>eine Treuhand mit Auszahlungen, Erstattungen und Streitfällen zeigen</translation>
    </message>
    <message>
        <source>show one invoice</source>
        <translation>eine Rechnung zeigen</translation>
    </message>
    <message>
        <source>show one transfer</source>
        <translation>eine Überweisung zeigen</translation>
    </message>
    <message>
        <source>show the feed of changes, oldest first</source>
        <translation>die Änderungen zeigen, älteste zuerst</translation>
    </message>
    <message>
        <source>show the newest escrows</source>
        <translation>die neuesten Treuhandgeschäfte zeigen</translation>
    </message>
    <message>
        <source>show the newest invoices</source>
        <translation>die neuesten Rechnungen zeigen</translation>
    </message>
    <message>
        <source>show the newest transfers of each wallet</source>
        <translation>die neuesten Überweisungen jeder Wallet zeigen</translation>
    </message>
    <message>
        <source>show the notes and labels of something</source>
        <translation>die Notizen und Etiketten zu etwas zeigen</translation>
    </message>
    <message>
        <source>show the profiles</source>
        <translation>die Profile zeigen</translation>
    </message>
    <message>
        <source>show the wallets</source>
        <translation>die Wallets zeigen</translation>
    </message>
    <message>
        <source>show what became of pushing events, with every attempt in --json</source>
        <translation>zeigen, was aus den Zustellungen wurde, mit --json jeden Versuch</translation>
    </message>
    <message>
        <source>show what each wallet has, by asset and network</source>
        <translation>zeigen, was jede Wallet hat, nach Wert und Netzwerk</translation>
    </message>
    <message>
        <source>show what was asked for, and how each stands</source>
        <translation>zeigen, was verlangt wurde und wie es darum steht</translation>
    </message>
    <message>
        <source>show where events are pushed to, and which secrets sign</source>
        <translation>zeigen, wohin Ereignisse zugestellt werden und welche Geheimnisse signieren</translation>
    </message>
    <message>
        <source>sign it as of so long ago; past 300 the handler must refuse it</source>
        <translation>so signieren, als wäre es so lange her; über 300 muss der Empfänger ablehnen</translation>
    </message>
    <message>
        <source>take a label off</source>
        <translation>ein Etikett entfernen</translation>
    </message>
    <message>
        <source>the command line, or a value in it, is not right</source>
        <translation>die Befehlszeile oder ein Wert darin ist nicht richtig</translation>
    </message>
    <message>
        <source>the endpoint's secret, or two while it is rotated, one a line; refused if others can read it (default for listen and replay: the keychain's)</source>
        <translation>das Geheimnis des Endpunkts, oder zwei während eines Wechsels, eines je Zeile; abgelehnt, wenn andere es lesen können (Vorgabe bei listen und replay: aus dem Schlüsselbund)</translation>
    </message>
    <message>
        <source>the headers of the webhook as they came, one a line</source>
        <translation>die Kopfzeilen des Webhooks, wie sie kamen, eine je Zeile</translation>
    </message>
    <message>
        <source>the journal or the profiles cannot be read or written</source>
        <translation>das Journal oder die Profile können nicht gelesen oder geschrieben werden</translation>
    </message>
    <message>
        <source>the key that must have signed it; without it, those of the profiles are tried</source>
        <translation>der Schlüssel, mit dem es signiert sein muss; ohne ihn werden die der Profile versucht</translation>
    </message>
    <message>
        <source>the private key is missing, locked, denied, or readable by others</source>
        <translation>der private Schlüssel fehlt, ist gesperrt, verweigert oder für andere lesbar</translation>
    </message>
    <message>
        <source>the private key, in place of the keychain's; refused if others can read it</source>
        <translation>der private Schlüssel, anstelle des Schlüsselbunds; abgelehnt, wenn andere ihn lesen können</translation>
    </message>
    <message>
        <source>the server understood and said no</source>
        <translation>der Server hat verstanden und nein gesagt</translation>
    </message>
    <message>
        <source>the server was not reached, or did not answer as it should; nothing was asked for</source>
        <translation>der Server war nicht erreichbar oder antwortete nicht, wie er soll; es wurde nichts angefordert</translation>
    </message>
    <message>
        <source>the server, https://…</source>
        <translation>der Server, https://…</translation>
    </message>
    <message>
        <source>this text</source>
        <translation>dieser Text</translation>
    </message>
    <message>
        <source>transfers: an address of the asset's network, or a payment link without an amount; events replay: the handler's URL</source>
        <translation>transfers: eine Adresse im Netzwerk des Assets oder ein Zahlungslink ohne Betrag; events replay: die URL des Empfängers</translation>
    </message>
    <message>
        <source>trust this authority's certificates in place of the system's</source>
        <translation>den Zertifikaten dieser Stelle vertrauen anstelle derer des Systems</translation>
    </message>
    <message>
        <source>watch: --timeout ran out; any command: stopped by a signal before anything was asked for</source>
        <translation>watch: --timeout ist abgelaufen; jeder Befehl: durch ein Signal angehalten, bevor etwas angefordert wurde</translation>
    </message>
    <message>
        <source>what happened to whatever bears this id, hash, address or reference</source>
        <translation>was mit dem geschah, was diese Id, diesen Hash, diese Adresse oder Referenz trägt</translation>
    </message>
    <message>
        <source>what it says</source>
        <translation>was darin steht</translation>
    </message>
    <message>
        <source>what kind of money moves there (default: live)</source>
        <translation>welche Art Geld sich dort bewegt (sonst: live)</translation>
    </message>
    <message>
        <source>what the server calls the key</source>
        <translation>wie der Server den Schlüssel nennt</translation>
    </message>
    <message>
        <source>where profiles and journals are, in place of your own folder</source>
        <translation>wo Profile und Journale liegen, anstelle Ihres eigenen Ordners</translation>
    </message>
    <message>
        <source>where the server sends its webhooks</source>
        <translation>wohin der Server seine Webhooks sendet</translation>
    </message>
    <message>
        <source>where to write it; a file that is there already stays as it is</source>
        <translation>wohin; eine Datei, die schon da ist, bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>which profile, in place of the one used last</source>
        <translation>welches Profil, anstelle des zuletzt benutzten</translation>
    </message>
    <message>
        <source>why, for the record (invoices cancel, default: "Canceled by the merchant")</source>
        <translation>warum, fürs Protokoll (invoices cancel, sonst: „Canceled by the merchant“)</translation>
    </message>
    <message>
        <source>with the calls of the request log that were about them</source>
        <translation>mit den Aufrufen aus dem Anfrageprotokoll, die davon handelten</translation>
    </message>
    <message>
        <source>write a note about anything that has an id; it stays on this desk</source>
        <translation>eine Notiz zu allem schreiben, was eine ID hat; sie bleibt auf diesem Rechner</translation>
    </message>
    <message>
        <source>write what is known of these into one signed file, for a colleague</source>
        <translation>was darüber bekannt ist, in eine signierte Datei für Kollegen schreiben</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>your own word for it, such as an order number</source>
        <translation>Ihr eigenes Wort dafür, etwa eine Bestellnummer</translation>
    </message>
    <message>
        <source>your own word for what it is about</source>
        <translation>Ihr eigenes Wort dafür, worum es geht</translation>
    </message>
    <message>
        <source>your own word for who is paid</source>
        <translation>Ihr eigenes Wort für den, der bezahlt wird</translation>
    </message>
    <message>
        <source>your own word for who pays</source>
        <translation>Ihr eigenes Wort für den, der zahlt</translation>
    </message>
</context>
<context>
    <name>Confirmations</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>%1 is not a path of the contract. Paths begin with /v1/; choose one from the list.</source>
        <comment>%1 a path</comment>
        <translation>%1 ist kein Pfad des Vertrags. Pfade beginnen mit /v1/; wählen Sie einen aus der Liste.</translation>
    </message>
    <message>
        <source>A body is an object: it begins with { and ends with }.</source>
        <translation>Ein Inhalt ist ein Objekt: Er beginnt mit { und endet mit }.</translation>
    </message>
    <message>
        <source>A body may have 64 KiB; this one has more.</source>
        <translation>Ein Inhalt darf 64 KiB haben; dieser hat mehr.</translation>
    </message>
    <message>
        <source>Not JSON yet: %1 (%2).</source>
        <comment>%1 what is wrong, %2 where</comment>
        <translation>Noch kein JSON: %1 (%2).</translation>
    </message>
    <message>
        <source>The answer to this is a secret, which the console would show.</source>
        <translation>Die Antwort darauf ist ein Geheimnis, das die Konsole zeigen würde.</translation>
    </message>
    <message>
        <source>The answer to this is a secret, which the console would show. Rotate it on the Webhooks page, which puts it into the keychain.</source>
        <translation>Die Antwort darauf ist ein Geheimnis, das die Konsole zeigen würde. Wechseln Sie es auf der Seite „Webhooks“, die es in den Schlüsselbund legt.</translation>
    </message>
    <message>
        <source>The body cannot be read as what this call takes, and nothing that moves money is sent unread. Begin with an example.</source>
        <translation>Der Inhalt lässt sich nicht als das lesen, was dieser Aufruf braucht, und nichts, was Geld bewegt, wird ungelesen gesendet. Beginnen Sie mit einem Beispiel.</translation>
    </message>
    <message>
        <source>The body lacks “%1”.</source>
        <comment>%1 the name of a member</comment>
        <translation>Im Inhalt fehlt „%1“.</translation>
    </message>
    <message>
        <source>The contract has %1 for this path, not %2.</source>
        <comment>%1 one or more methods, %2 a method</comment>
        <translation>Der Vertrag hat für diesen Pfad %1, nicht %2.</translation>
    </message>
    <message>
        <source>The member “%1” is there twice; which one counts would be anybody's guess.</source>
        <translation>„%1“ steht zweimal da; welches zählt, könnte niemand sagen.</translation>
    </message>
    <message>
        <source>The path is too long.</source>
        <translation>Der Pfad ist zu lang.</translation>
    </message>
    <message>
        <source>The program gets its tokens by itself, and shows them to nobody.</source>
        <translation>Das Programm holt seine Token selbst und zeigt sie niemandem.</translation>
    </message>
    <message>
        <source>The query has characters that must be written as % and two digits, such as %20 for a blank.</source>
        <translation>In der Abfrage stehen Zeichen, die als % und zwei Ziffern geschrieben werden müssen, etwa %20 für ein Leerzeichen.</translation>
    </message>
    <message>
        <source>This call has no body. Remove it.</source>
        <translation>Dieser Aufruf hat keinen Inhalt. Entfernen Sie ihn.</translation>
    </message>
    <message>
        <source>This call needs a body. Begin with an example.</source>
        <translation>Dieser Aufruf braucht einen Inhalt. Beginnen Sie mit einem Beispiel.</translation>
    </message>
    <message>
        <source>line %1, character %2</source>
        <comment>a place in a text</comment>
        <translation>Zeile %1, Zeichen %2</translation>
    </message>
</context>
<context>
    <name>Curl</name>
    <message>
        <source>%1 %2, sent %3, request %4</source>
        <comment>a method, a path, a time, a request id</comment>
        <translation>%1 %2, gesendet %3, Anfrage %4</translation>
    </message>
    <message>
        <source>COINPAY_BODY: the body, as it was sent; its SHA-256 is %1</source>
        <translation>COINPAY_BODY: der Inhalt, wie er gesendet wurde; sein SHA-256 ist %1</translation>
    </message>
    <message>
        <source>COINPAY_CA: the file with the authority's certificate, PEM</source>
        <translation>COINPAY_CA: die Datei mit dem Zertifikat der Zertifizierungsstelle, PEM</translation>
    </message>
    <message>
        <source>COINPAY_KEY: the file with the private key of %1, PEM</source>
        <comment>%1 the id of a key</comment>
        <translation>COINPAY_KEY: die Datei mit dem privaten Schlüssel von %1, PEM</translation>
    </message>
    <message>
        <source>COINPAY_TOKEN: an access token; POST %1 gives one</source>
        <translation>COINPAY_TOKEN: ein Zugangstoken; POST %1 gibt eines</translation>
    </message>
    <message>
        <source>It writes. While the server knows this Idempotency-Key, it acts on it once and never twice: a day from when it was first sent.</source>
        <translation>Sie schreibt. Solange der Server diesen Idempotency-Key kennt, handelt er darauf einmal und nie zweimal: einen Tag lang, seit sie zuerst gesendet wurde.</translation>
    </message>
    <message>
        <source>There is no secret in here. Before you run it, set:</source>
        <translation>Hier steht kein Geheimnis. Setzen Sie vor dem Ausführen:</translation>
    </message>
    <message>
        <source>What is signed: the method, the path with its query, the time in seconds and the SHA-256 of the body, a line each.</source>
        <translation>Was signiert wird: die Methode, der Pfad mit seiner Abfrage, die Zeit in Sekunden und der SHA-256 des Inhalts, je eine Zeile.</translation>
    </message>
</context>
<context>
    <name>Deliveries</name>
    <message>
        <source>Delivery id</source>
        <translation>Zustellungs-ID</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Letzte Antwort</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Status %1</source>
        <translation>Status %1</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Nothing came of this that has a secret.</source>
        <comment>of an operation</comment>
        <translation>Daraus ist nichts entstanden, was ein Geheimnis hat.</translation>
    </message>
    <message>
        <source>The escrow has changed since you saw it. Look at it again, then decide.</source>
        <translation>Die Treuhand hat sich geändert, seit Sie sie gesehen haben. Sehen Sie sie sich noch einmal an und entscheiden Sie dann.</translation>
    </message>
    <message>
        <source>There is no connection to a server yet.</source>
        <translation>Es gibt noch keine Verbindung zu einem Server.</translation>
    </message>
    <message>
        <source>This secret is not in the keychain, and the server gives its answer only for a day. Ask for another new secret.</source>
        <translation>Dieses Geheimnis ist nicht im Schlüsselbund, und der Server wiederholt seine Antwort nur einen Tag lang. Fordern Sie ein weiteres neues Geheimnis an.</translation>
    </message>
</context>
<context>
    <name>Endpoints</name>
    <message>
        <source>All</source>
        <comment>events that an endpoint wants</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Callback URLs of invoices</source>
        <translation>Callback-URLs von Rechnungen</translation>
    </message>
    <message>
        <source>Disabled</source>
        <comment>state of a webhook endpoint</comment>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>Enabled</source>
        <comment>state of a webhook endpoint</comment>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Events are pushed to it.</source>
        <comment>state of a webhook endpoint</comment>
        <translation>Ereignisse werden ihm zugestellt.</translation>
    </message>
    <message>
        <source>Every delivery of seven days failed, so the server has stopped pushing to it.</source>
        <comment>state of a webhook endpoint</comment>
        <translation>Sieben Tage lang schlug jede Zustellung fehl, darum stellt der Server ihm nichts mehr zu.</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Say why the invoice is canceled.</source>
        <translation>Sagen Sie, warum die Rechnung storniert wird.</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>Geheimnisse</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message numerus="yes">
        <source>The old secret can go on signing for at most %n day(s).</source>
        <translation><numerusform>Das alte Geheimnis kann höchstens %n Tag lang weiter signieren.</numerusform><numerusform>Das alte Geheimnis kann höchstens %n Tage lang weiter signieren.</numerusform></translation>
    </message>
    <message>
        <source>The old secret still signs; the receiver has to know the new one before it ends.</source>
        <comment>state of a webhook endpoint</comment>
        <translation>Noch signiert das alte Geheimnis; bevor es endet, muss der Empfänger das neue kennen.</translation>
    </message>
    <message>
        <source>The server's answer is about something else than what was asked for.</source>
        <translation>Die Antwort des Servers betrifft etwas anderes als das, wonach gefragt wurde.</translation>
    </message>
    <message>
        <source>There is no form to open again for this operation.</source>
        <translation>Für diesen Vorgang gibt es kein Formular, das sich wieder öffnen ließe.</translation>
    </message>
    <message>
        <source>This is not an id of the server's: ids have letters, digits, '_' and '-'.</source>
        <translation>Das ist keine ID des Servers: IDs haben Buchstaben, Ziffern, „_“ und „-“.</translation>
    </message>
    <message>
        <source>This was filled in for another escrow. Open the form again.</source>
        <translation>Das wurde für eine andere Treuhand ausgefüllt. Öffnen Sie das Formular noch einmal.</translation>
    </message>
    <message>
        <source>Two secrets</source>
        <comment>state of a webhook endpoint</comment>
        <translation>Zwei Geheimnisse</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
</context>
<context>
    <name>EscrowAdvice</name>
    <message>
        <source>%1 The escrow still holds %2.</source>
        <translation>%1 Die Treuhand hält noch %2.</translation>
    </message>
    <message>
        <source>%1 did not happen</source>
        <translation>%1 ist nicht zustande gekommen</translation>
    </message>
    <message>
        <source>%1 left the escrow and are not confirmed yet. It is not final.</source>
        <translation>%1 haben die Treuhand verlassen und sind noch nicht bestätigt. Das ist nicht endgültig.</translation>
    </message>
    <message>
        <source>%1 went to the seller, %2 back to the buyer. This is final.</source>
        <translation>%1 gingen an den Verkäufer, %2 zurück an den Käufer. Das ist endgültig.</translation>
    </message>
    <message>
        <source>%1 with %2 confirmations. It is not final yet.</source>
        <translation>%1 mit %2 Bestätigungen. Das ist noch nicht endgültig.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>It holds %1. A release pays “%2”, a refund returns it to “%3”.</source>
        <translation>Sie hält %1. Eine Auszahlung geht an „%2“, eine Erstattung gibt es „%3“ zurück.</translation>
    </message>
    <message>
        <source>It holds %1. Releasing settles it in the seller's favour, refunding in the buyer's.</source>
        <comment>%1 an amount</comment>
        <translation>Sie hält %1. Eine Auszahlung entscheidet zugunsten des Verkäufers, eine Erstattung zugunsten des Käufers.</translation>
    </message>
    <message>
        <source>Look at the server's own page</source>
        <translation>Auf der Seite des Servers nachsehen</translation>
    </message>
    <message>
        <source>Make a new escrow if it is still wanted</source>
        <translation>Legen Sie eine neue Treuhand an, wenn sie noch gewünscht ist</translation>
    </message>
    <message>
        <source>No payment was seen in time. The server is about to let the escrow expire.</source>
        <translation>Es kam rechtzeitig keine Zahlung. Der Server lässt die Treuhand gleich verfallen.</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>On its way back to the buyer</source>
        <translation>Unterwegs zurück zum Käufer</translation>
    </message>
    <message>
        <source>On its way to the seller</source>
        <translation>Unterwegs zum Verkäufer</translation>
    </message>
    <message>
        <source>Release it once the seller has delivered</source>
        <translation>Zahlen Sie aus, sobald der Verkäufer geliefert hat</translation>
    </message>
    <message>
        <source>Settle the dispute</source>
        <translation>Entscheiden Sie den Streitfall</translation>
    </message>
    <message>
        <source>Show the buyer this code</source>
        <translation>Zeigen Sie dem Käufer diesen Code</translation>
    </message>
    <message>
        <source>The buyer's payment had %1 confirmations and is back to %2. Deliver nothing until the escrow is funded.</source>
        <translation>Die Zahlung des Käufers hatte %1 Bestätigungen und ist zurück bei %2. Liefern Sie nichts, bis eingezahlt ist.</translation>
    </message>
    <message>
        <source>The buyer's payment has been seen, with %1 confirmations. Deliver nothing until the escrow is funded.</source>
        <translation>Die Zahlung des Käufers ist gesehen worden, mit %1 Bestätigungen. Liefern Sie nichts, bis eingezahlt ist.</translation>
    </message>
    <message>
        <source>The chain was reorganized</source>
        <translation>Die Blockchain wurde umgeordnet</translation>
    </message>
    <message>
        <source>The server calls this state “%1”, a word this version does not know.</source>
        <translation>Der Server nennt diesen Zustand „%1“, ein Wort, das diese Version nicht kennt.</translation>
    </message>
    <message>
        <source>The server gave no reason.</source>
        <translation>Der Server nannte keinen Grund.</translation>
    </message>
    <message>
        <source>Time is up</source>
        <translation>Die Zeit ist um</translation>
    </message>
    <message>
        <source>Wait for the network</source>
        <translation>Auf das Netzwerk warten</translation>
    </message>
    <message>
        <source>Waiting for %1 from “%2”. Nothing is held yet.</source>
        <translation>Wartet auf %1 von „%2“. Noch ist nichts verwahrt.</translation>
    </message>
    <message>
        <source>“%1”
%2</source>
        <translation>„%1“
%2</translation>
    </message>
</context>
<context>
    <name>EscrowFields</name>
    <message>
        <source>The escrow holds %1, which is less.</source>
        <comment>an amount with its asset</comment>
        <translation>Die Treuhand hält %1, das ist weniger.</translation>
    </message>
</context>
<context>
    <name>EscrowWords</name>
    <message>
        <source>%1 leave the escrow and go back to the buyer “%2”. %3</source>
        <comment>%1 an amount, %2 a name, %3 a sentence</comment>
        <translation>%1 verlassen die Treuhand und gehen zurück an den Käufer „%2“. %3</translation>
    </message>
    <message>
        <source>%1 leave the escrow and go to the seller “%2”. %3</source>
        <comment>%1 an amount, %2 a name, %3 a sentence</comment>
        <translation>%1 verlassen die Treuhand und gehen an den Verkäufer „%2“. %3</translation>
    </message>
    <message>
        <source>%1 remain in the escrow.</source>
        <comment>%1 an amount</comment>
        <translation>%1 bleiben in der Treuhand.</translation>
    </message>
    <message>
        <source>Accepted by the buyer</source>
        <comment>reason to release an escrow</comment>
        <translation>Vom Käufer abgenommen</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Käufer</translation>
    </message>
    <message>
        <source>Buyer does not answer</source>
        <comment>reason to dispute an escrow</comment>
        <translation>Käufer antwortet nicht</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Geschäft</translation>
    </message>
    <message>
        <source>Deal called off</source>
        <comment>reason to refund an escrow</comment>
        <translation>Geschäft abgesagt</translation>
    </message>
    <message>
        <source>Delivered</source>
        <comment>reason to release an escrow</comment>
        <translation>Geliefert</translation>
    </message>
    <message>
        <source>Dispute an escrow</source>
        <translation>Streitfall melden</translation>
    </message>
    <message>
        <source>Dispute this escrow?</source>
        <translation>Zu dieser Treuhand einen Streitfall melden?</translation>
    </message>
    <message>
        <source>Goes back to the buyer</source>
        <translation>Geht zurück an den Käufer</translation>
    </message>
    <message>
        <source>Goes to the seller</source>
        <translation>Geht an den Verkäufer</translation>
    </message>
    <message>
        <source>It holds %1 of the buyer “%2” for the seller “%3”.</source>
        <comment>%1 an amount, %2 and %3 names</comment>
        <translation>Sie hält %1 des Käufers „%2“ für den Verkäufer „%3“.</translation>
    </message>
    <message>
        <source>It holds %1. A refund returns it to the buyer “%2”.</source>
        <comment>%1 an amount, %2 a name</comment>
        <translation>Sie hält %1. Eine Erstattung gibt es dem Käufer „%2“ zurück.</translation>
    </message>
    <message>
        <source>It holds %1. A release pays the seller “%2”.</source>
        <comment>%1 an amount, %2 a name</comment>
        <translation>Sie hält %1. Eine Auszahlung geht an den Verkäufer „%2“.</translation>
    </message>
    <message>
        <source>Not as agreed</source>
        <comment>reason to dispute an escrow</comment>
        <translation>Nicht wie vereinbart</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <comment>reason to dispute an escrow</comment>
        <translation>Nicht geliefert</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <comment>reason to refund an escrow</comment>
        <translation>Nicht geliefert</translation>
    </message>
    <message>
        <source>Nothing leaves. %1 stay held until the dispute is settled by a release or a refund.</source>
        <comment>%1 an amount</comment>
        <translation>Nichts geht hinaus. %1 bleiben verwahrt, bis der Streitfall durch eine Auszahlung oder Erstattung entschieden ist.</translation>
    </message>
    <message>
        <source>Nothing remains in the escrow.</source>
        <translation>In der Treuhand bleibt nichts.</translation>
    </message>
    <message>
        <source>Open the dispute</source>
        <translation>Streitfall melden</translation>
    </message>
    <message>
        <source>Part of it delivered</source>
        <comment>reason to release an escrow</comment>
        <translation>Teilweise geliefert</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <comment>button; %1 an amount</comment>
        <translation>%1 erstatten</translation>
    </message>
    <message>
        <source>Refund %1?</source>
        <comment>%1 an amount</comment>
        <translation>%1 erstatten?</translation>
    </message>
    <message>
        <source>Refund an escrow</source>
        <translation>Treuhand erstatten</translation>
    </message>
    <message>
        <source>Release %1</source>
        <comment>button; %1 an amount</comment>
        <translation>%1 auszahlen</translation>
    </message>
    <message>
        <source>Release %1?</source>
        <comment>%1 an amount</comment>
        <translation>%1 auszahlen?</translation>
    </message>
    <message>
        <source>Release an escrow</source>
        <translation>Treuhand auszahlen</translation>
    </message>
    <message>
        <source>Returned by the buyer</source>
        <comment>reason to refund an escrow</comment>
        <translation>Vom Käufer zurückgegeben</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Verkäufer</translation>
    </message>
    <message>
        <source>The dispute was not opened</source>
        <translation>Der Streitfall wurde nicht gemeldet</translation>
    </message>
    <message>
        <source>The refund did not happen</source>
        <translation>Die Erstattung ist nicht geschehen</translation>
    </message>
    <message>
        <source>The release did not happen</source>
        <translation>Die Auszahlung ist nicht geschehen</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>This settles the dispute in the buyer's favour.</source>
        <translation>Das entscheidet den Streitfall zugunsten des Käufers.</translation>
    </message>
    <message>
        <source>This settles the dispute in the seller's favour.</source>
        <translation>Das entscheidet den Streitfall zugunsten des Verkäufers.</translation>
    </message>
    <message>
        <source>To the buyer</source>
        <translation>An den Käufer</translation>
    </message>
    <message>
        <source>To the seller</source>
        <translation>An den Verkäufer</translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>Streitfall</translation>
    </message>
    <message>
        <source>Escrow</source>
        <translation>Treuhand</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Event id</source>
        <translation>Ereignis-ID</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Occurred</source>
        <translation>Geschehen</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstattung</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Auszahlung</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Überweisung</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>Wallet</translation>
    </message>
</context>
<context>
    <name>FeedPage</name>
    <message>
        <source>The event feed was answered with status %1.</source>
        <translation>Der Ereignisstrom wurde mit Status %1 beantwortet.</translation>
    </message>
    <message>
        <source>What the server answered is not a page of events.</source>
        <translation>Was der Server geantwortet hat, ist keine Seite von Ereignissen.</translation>
    </message>
</context>
<context>
    <name>HttpExchange</name>
    <message>
        <source>"%1" is not an address of HTTP. Write it like http://127.0.0.1:8080/webhooks.</source>
        <comment>%1 what was typed</comment>
        <translation>„%1“ ist keine HTTP-Adresse. Schreiben Sie sie wie http://127.0.0.1:8080/webhooks.</translation>
    </message>
    <message>
        <source>Leave the user name and password out of the address: it is kept and shown.</source>
        <translation>Lassen Sie Benutzername und Passwort aus der Adresse weg: Sie wird aufbewahrt und angezeigt.</translation>
    </message>
    <message numerus="yes">
        <source>No whole answer came within %n second(s).</source>
        <translation><numerusform>Innerhalb von %n Sekunde kam keine vollständige Antwort.</numerusform><numerusform>Innerhalb von %n Sekunden kam keine vollständige Antwort.</numerusform></translation>
    </message>
    <message>
        <source>The connection was closed before a whole answer.</source>
        <translation>Die Verbindung wurde vor einer vollständigen Antwort geschlossen.</translation>
    </message>
    <message>
        <source>What came back is not an answer of HTTP.</source>
        <translation>Was zurückkam, ist keine HTTP-Antwort.</translation>
    </message>
</context>
<context>
    <name>InvoiceAdvice</name>
    <message>
        <source>%1 have arrived, %2 more than asked. Agree with the customer whether to send it back.</source>
        <translation>%1 sind eingegangen, %2 mehr als verlangt. Klären Sie mit dem Kunden, ob Sie es zurücksenden.</translation>
    </message>
    <message>
        <source>%1 of %2 have arrived, %3 are still open. The code below asks for just that.</source>
        <translation>%1 von %2 sind eingegangen, %3 sind noch offen. Der Code unten verlangt genau das.</translation>
    </message>
    <message>
        <source>A payment of %1 has been seen and is being confirmed. Deliver once the invoice is paid.</source>
        <translation>Eine Zahlung über %1 wurde gesehen und wird bestätigt. Liefern Sie, sobald die Rechnung bezahlt ist.</translation>
    </message>
    <message>
        <source>A payment of %1 has been seen, with %2 confirmations. Deliver once the invoice is paid.</source>
        <translation>Eine Zahlung über %1 wurde gesehen, mit %2 Bestätigungen. Liefern Sie, sobald die Rechnung bezahlt ist.</translation>
    </message>
    <message>
        <source>Ask for the rest</source>
        <translation>Um den Rest bitten</translation>
    </message>
    <message>
        <source>Cancellation: %1</source>
        <translation>Stornierung: %1</translation>
    </message>
    <message>
        <source>Decide what to do with the surplus</source>
        <translation>Entscheiden, was mit dem Überschuss geschieht</translation>
    </message>
    <message>
        <source>Deliver</source>
        <translation>Liefern</translation>
    </message>
    <message>
        <source>It was canceled before it was paid. This is final.</source>
        <translation>Sie wurde storniert, bevor sie bezahlt war. Das ist endgültig.</translation>
    </message>
    <message>
        <source>It was canceled before it was paid: %1</source>
        <translation>Sie wurde storniert, bevor sie bezahlt war: %1</translation>
    </message>
    <message>
        <source>Look at the server's own page</source>
        <translation>Auf der Seite des Servers nachsehen</translation>
    </message>
    <message>
        <source>Make a new invoice if it is still wanted</source>
        <translation>Bei Bedarf eine neue Rechnung stellen</translation>
    </message>
    <message>
        <source>No payment was seen in time. The server is about to let the invoice expire; a late payment would reopen it.</source>
        <translation>Es wurde rechtzeitig keine Zahlung gesehen. Der Server lässt die Rechnung gleich ablaufen; eine späte Zahlung würde sie wieder öffnen.</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Show the customer this code</source>
        <translation>Dem Kunden diesen Code zeigen</translation>
    </message>
    <message>
        <source>The server calls this state “%1”, a word this version does not know.</source>
        <translation>Der Server nennt diesen Zustand „%1“, ein Wort, das diese Version nicht kennt.</translation>
    </message>
    <message>
        <source>The server gave no reason.</source>
        <translation>Der Server nannte keinen Grund.</translation>
    </message>
    <message>
        <source>The time to pay is over. A late payment to the same address would reopen this one.</source>
        <translation>Die Zahlungsfrist ist vorbei. Eine späte Zahlung an dieselbe Adresse würde diese wieder öffnen.</translation>
    </message>
    <message>
        <source>The whole amount is confirmed. This is final.</source>
        <translation>Der ganze Betrag ist bestätigt. Das ist endgültig.</translation>
    </message>
    <message>
        <source>Time is up</source>
        <translation>Die Zeit ist um</translation>
    </message>
    <message>
        <source>Wait for the network</source>
        <translation>Auf das Netzwerk warten</translation>
    </message>
    <message>
        <source>Waiting for %1. Nothing has arrived yet.</source>
        <translation>Es wird auf %1 gewartet. Noch ist nichts eingegangen.</translation>
    </message>
</context>
<context>
    <name>JsonLayout</name>
    <message>
        <source>&lt; &gt; &amp; as \uXXXX</source>
        <translation>&lt; &gt; &amp; als \uXXXX</translation>
    </message>
    <message>
        <source>a space after each comma and colon</source>
        <translation>ein Leerzeichen nach jedem Komma und Doppelpunkt</translation>
    </message>
    <message>
        <source>indented by four spaces</source>
        <translation>um vier Leerzeichen eingerückt</translation>
    </message>
    <message>
        <source>indented by tabs</source>
        <translation>mit Tabulatoren eingerückt</translation>
    </message>
    <message>
        <source>indented by two spaces</source>
        <translation>um zwei Leerzeichen eingerückt</translation>
    </message>
    <message>
        <source>letters beyond ASCII as \uXXXX</source>
        <translation>Buchstaben außerhalb von ASCII als \uXXXX</translation>
    </message>
    <message>
        <source>members sorted by name</source>
        <translation>Glieder nach Namen sortiert</translation>
    </message>
    <message>
        <source>no spaces between the members</source>
        <translation>keine Leerzeichen zwischen den Gliedern</translation>
    </message>
    <message>
        <source>slashes escaped</source>
        <translation>Schrägstriche maskiert</translation>
    </message>
</context>
<context>
    <name>KeyFile</name>
    <message>
        <source>%1: %2</source>
        <comment>%1 a file, %2 what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>KeychainStore</name>
    <message>
        <source>No keychain is running. Install and start one (GNOME Keyring, KWallet or KeePassXC), then try again.</source>
        <translation>Es läuft kein Schlüsselbund. Installieren und starten Sie einen (GNOME Keyring, KWallet oder KeePassXC) und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keychain asked for its password and stayed locked. Try again and enter the password.</source>
        <translation>Der Schlüsselbund fragte nach seinem Passwort und blieb gesperrt. Versuchen Sie es erneut und geben Sie das Passwort ein.</translation>
    </message>
    <message>
        <source>The keychain cannot be reached: this session has no D-Bus. Start the program from a desktop session, or with dbus-run-session.</source>
        <translation>Der Schlüsselbund ist nicht erreichbar: Diese Sitzung hat keinen D-Bus. Starten Sie das Programm aus einer Arbeitsumgebung oder mit dbus-run-session.</translation>
    </message>
    <message>
        <source>The keychain could not do this: %1</source>
        <comment>%1 what the keychain says</comment>
        <translation>Der Schlüsselbund konnte das nicht ausführen: %1</translation>
    </message>
    <message>
        <source>The keychain has no default keyring yet. Make one in “Passwords and Keys”, then try again.</source>
        <translation>Der Schlüsselbund hat noch keinen Standardbund. Legen Sie in „Passwörter und Schlüssel“ einen an und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it, then try again.</source>
        <translation>Der Schlüsselbund ist gesperrt. Entsperren Sie ihn und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keychain refused this program. Allow access when it asks, or in the keychain's own settings, then try again.</source>
        <translation>Der Schlüsselbund hat dieses Programm abgewiesen. Erlauben Sie den Zugriff, wenn er fragt, oder in seinen Einstellungen, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keychain works but holds no private key for this profile. Import the key, or make a new one and register it with the server.</source>
        <translation>Der Schlüsselbund funktioniert, enthält aber keinen privaten Schlüssel für dieses Profil. Importieren Sie den Schlüssel, oder erzeugen Sie einen neuen und registrieren Sie ihn beim Server.</translation>
    </message>
</context>
<context>
    <name>ListFaces</name>
    <message>
        <source>%1 so far</source>
        <translation>bisher %1</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>Wird nachgeholt</translation>
    </message>
    <message>
        <source>Check the connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter zurücksetzen</translation>
    </message>
    <message>
        <source>Fetching is paused</source>
        <translation>Das Abholen ist angehalten</translation>
    </message>
    <message>
        <source>Fetching is paused at %1</source>
        <translation>Das Abholen ist bei %1 angehalten</translation>
    </message>
    <message>
        <source>Fetching: %1 so far</source>
        <translation>Abholen: bisher %1</translation>
    </message>
    <message>
        <source>Give the key the scope “read” on the server, or use another one.</source>
        <translation>Geben Sie dem Schlüssel auf dem Server die Berechtigung „read“, oder verwenden Sie einen anderen.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>Noch nicht verbunden</translation>
    </message>
    <message>
        <source>Not connected. %1</source>
        <translation>Nicht verbunden. %1</translation>
    </message>
    <message>
        <source>Nothing here fits the search and the filters above.</source>
        <translation>Nichts hier passt zur Suche und zu den Filtern oben.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Offline. %1</source>
        <translation>Offline. %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>The key lacks the scope “%1”</source>
        <translation>Dem Schlüssel fehlt die Berechtigung „%1“</translation>
    </message>
    <message>
        <source>The list cannot be read</source>
        <translation>Die Liste kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>Der Server ist nicht erreichbar</translation>
    </message>
    <message>
        <source>This happens once. After that only what changes is asked for. You can close the window; it goes on from here.</source>
        <translation>Das geschieht einmal. Danach wird nur nach Änderungen gefragt. Sie können das Fenster schließen; es geht von hier weiter.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Up to date</source>
        <comment>how fresh the list is</comment>
        <translation>Aktuell</translation>
    </message>
</context>
<context>
    <name>MemoryStore</name>
    <message>
        <source>The private key is not known in this session. Import it again.</source>
        <translation>Der private Schlüssel ist in dieser Sitzung nicht bekannt. Importieren Sie ihn erneut.</translation>
    </message>
</context>
<context>
    <name>OperationAdvice</name>
    <message>
        <source>An attempt is under way</source>
        <comment>what was asked for</comment>
        <translation>Ein Versuch läuft</translation>
    </message>
    <message>
        <source>An attempt is under way.</source>
        <translation>Ein Versuch läuft.</translation>
    </message>
    <message>
        <source>An attempt is under way: it may have reached the server already.</source>
        <translation>Ein Versuch läuft: Er kann den Server schon erreicht haben.</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>what was asked for</comment>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>It did not happen</source>
        <comment>what was asked for</comment>
        <translation>Es ist nicht geschehen</translation>
    </message>
    <message>
        <source>It does not wait for a decision.</source>
        <translation>Hier wird keine Entscheidung erwartet.</translation>
    </message>
    <message>
        <source>It ended badly</source>
        <comment>what was asked for</comment>
        <translation>Es ging nicht gut aus</translation>
    </message>
    <message>
        <source>It is being looked at again.</source>
        <translation>Es wird gerade wieder nachgesehen.</translation>
    </message>
    <message>
        <source>It is looked at again in %1.</source>
        <translation>In %1 wird wieder nachgesehen.</translation>
    </message>
    <message>
        <source>It is over: nothing is sent any more.</source>
        <translation>Es ist abgeschlossen: Nichts wird mehr gesendet.</translation>
    </message>
    <message>
        <source>It may have reached the server: stopping here would not stop it there.</source>
        <translation>Es kann den Server erreicht haben: Hier anzuhalten hielte es dort nicht auf.</translation>
    </message>
    <message>
        <source>It waits for you</source>
        <comment>what was asked for</comment>
        <translation>Es wartet auf Sie</translation>
    </message>
    <message>
        <source>No answer</source>
        <comment>an attempt</comment>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>Nobody knows yet whether it happened</source>
        <comment>what was asked for</comment>
        <translation>Noch weiß niemand, ob es geschehen ist</translation>
    </message>
    <message>
        <source>Not sent</source>
        <comment>an attempt</comment>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>Nothing has left yet: the server cannot know of it.</source>
        <translation>Noch wurde nichts gesendet: Der Server kann nichts davon wissen.</translation>
    </message>
    <message>
        <source>On its way to its end</source>
        <comment>what was asked for</comment>
        <translation>Auf dem Weg zum Abschluss</translation>
    </message>
    <message>
        <source>Server fault</source>
        <comment>an attempt</comment>
        <translation>Fehler des Servers</translation>
    </message>
    <message>
        <source>Taken on</source>
        <comment>an attempt</comment>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>The program ended while it was under way.</source>
        <translation>Das Programm endete, während er lief.</translation>
    </message>
    <message>
        <source>The server has taken it on: it cannot be stopped from here.</source>
        <translation>Der Server hat es angenommen: Von hier aus lässt es sich nicht mehr anhalten.</translation>
    </message>
    <message>
        <source>The server took it on</source>
        <comment>what was asked for</comment>
        <translation>Der Server hat es angenommen</translation>
    </message>
    <message>
        <source>Turned down</source>
        <comment>an attempt</comment>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>Under way</source>
        <comment>an attempt</comment>
        <translation>läuft</translation>
    </message>
    <message>
        <source>Waiting for the answer.</source>
        <translation>Die Antwort wird erwartet.</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <comment>what was asked for</comment>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>the first answer again</source>
        <comment>Idempotent-Replayed</comment>
        <translation>noch einmal die erste Antwort</translation>
    </message>
</context>
<context>
    <name>OperationFacts</name>
    <message numerus="yes">
        <source>%n earlier one(s)</source>
        <comment>attempts</comment>
        <translation><numerusform>%n früherer</numerusform><numerusform>%n frühere</numerusform></translation>
    </message>
    <message>
        <source>Acts on</source>
        <comment>a fact of an operation: the id of a resource</comment>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Amount</source>
        <comment>a fact of an operation</comment>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Asked for</source>
        <comment>a fact of an operation: when</comment>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>Attempts</source>
        <comment>a fact of an operation</comment>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>First sent</source>
        <comment>a fact of an operation: when</comment>
        <translation>Zuerst gesendet</translation>
    </message>
    <message>
        <source>Idempotency key</source>
        <comment>a fact of an operation</comment>
        <translation>Idempotenzschlüssel</translation>
    </message>
    <message>
        <source>Last word</source>
        <comment>a fact of an operation: a sentence</comment>
        <translation>Letztes Wort</translation>
    </message>
    <message>
        <source>Network</source>
        <comment>a fact of an operation</comment>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Reference</source>
        <comment>a fact of an operation</comment>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>To</source>
        <comment>a fact of an operation: who gets the money</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>What</source>
        <comment>a fact of an operation</comment>
        <translation>Was</translation>
    </message>
    <message>
        <source>no answer</source>
        <comment>an attempt</comment>
        <translation>keine Antwort</translation>
    </message>
</context>
<context>
    <name>OperationStrip</name>
    <message>
        <source>Outcome unknown. Asking again in %1 with the same key.</source>
        <translation>Ausgang unbekannt. In %1 wird mit demselben Schlüssel erneut gefragt.</translation>
    </message>
    <message>
        <source>Outcome unknown. Asking again with the same key.</source>
        <translation>Ausgang unbekannt. Es wird mit demselben Schlüssel erneut gefragt.</translation>
    </message>
    <message>
        <source>Saved here. It is sent as soon as the server can be reached.</source>
        <translation>Hier gespeichert. Es wird gesendet, sobald der Server erreichbar ist.</translation>
    </message>
    <message>
        <source>Saved here. The next try is in %1.</source>
        <translation>Hier gespeichert. Der nächste Versuch ist in %1.</translation>
    </message>
    <message>
        <source>Sent. Waiting for the answer.</source>
        <translation>Gesendet. Es wird auf die Antwort gewartet.</translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message>
        <source>%1 It was tried several times; a person has to look at it now.</source>
        <comment>%1: what went wrong, a sentence</comment>
        <translation>%1 Es wurde mehrmals versucht; nun muss ein Mensch es sich ansehen.</translation>
    </message>
    <message>
        <source>%1 Nothing was sent yet.</source>
        <comment>%1: what went wrong, a sentence</comment>
        <translation>%1 Es wurde noch nichts gesendet.</translation>
    </message>
    <message>
        <source>%1 Nothing was sent.</source>
        <comment>%1: a sentence, e.g. Somebody released …</comment>
        <translation>%1 Gesendet wurde nichts.</translation>
    </message>
    <message>
        <source>%1 Whether an earlier attempt was done is not known; a person has to look at it now.</source>
        <comment>%1: what went wrong, a sentence</comment>
        <translation>%1 Ob ein früherer Versuch ausgeführt wurde, ist nicht bekannt; nun muss ein Mensch es sich ansehen.</translation>
    </message>
    <message>
        <source>%1 Whether the server acted is not known. The same request goes out again with the same key, which cannot act twice.</source>
        <comment>%1: what went wrong, a sentence</comment>
        <translation>%1 Ob der Server gehandelt hat, ist nicht bekannt. Dieselbe Anfrage geht mit demselben Schlüssel noch einmal hinaus, was nicht doppelt wirken kann.</translation>
    </message>
    <message>
        <source>A payment arrived before the cancellation; the invoice has to settle first.</source>
        <comment>a cancellation the server accepted</comment>
        <translation>Vor der Stornierung ging eine Zahlung ein; die Rechnung muss erst abgeschlossen werden.</translation>
    </message>
    <message>
        <source>An earlier attempt got no answer, and the escrow is another one now. %1 The server's record shows nothing done under this idempotency key, and nothing is sent again by itself. Look at the escrow, then say whether this happened.</source>
        <comment>%1: a sentence, e.g. Somebody released 10.00 USDC of it at …</comment>
        <translation>Ein früherer Versuch blieb ohne Antwort, und die Treuhand ist jetzt eine andere. %1 Das Verzeichnis des Servers zeigt nichts, was unter diesem Idempotenzschlüssel geschehen wäre, und von selbst wird nichts noch einmal gesendet. Sehen Sie sich die Treuhand an und sagen Sie dann, ob dies geschehen ist.</translation>
    </message>
    <message>
        <source>First sent at %1, attempts: %2; no answer ever came. The idempotency key is too old to send this again, and the server's record does not settle it. Look for %3 on the server before you ask for it anew.</source>
        <comment>%1 a date and time, %2 a number, %3 a reference or an id</comment>
        <translation>Zuerst gesendet am %1, Versuche: %2; eine Antwort kam nie. Der Idempotenzschlüssel ist zu alt, um dies noch einmal zu senden, und die Aufzeichnung des Servers klärt es nicht. Suchen Sie %3 auf dem Server, bevor Sie es neu verlangen.</translation>
    </message>
    <message>
        <source>It ended as "%1"; the server does not say why.</source>
        <comment>%1: a state in the server's word, e.g. failed</comment>
        <translation>Es endete als „%1“; der Server sagt nicht, warum.</translation>
    </message>
    <message>
        <source>It was said to have become %1, and the server has nothing of that id. Look once more what became of it.</source>
        <comment>%1 a resource's id</comment>
        <translation>Es hieß, daraus sei %1 geworden. Unter dieser ID hat der Server aber nichts. Sehen Sie noch einmal nach, was daraus geworden ist.</translation>
    </message>
    <message>
        <source>It was said to have become %1, which is something else: another amount, another destination, or of another kind. Look once more what became of it.</source>
        <comment>%1 a resource's id</comment>
        <translation>Es hieß, daraus sei %1 geworden. Das ist aber etwas anderes: ein anderer Betrag, ein anderes Ziel oder von anderer Art. Sehen Sie noch einmal nach, was daraus geworden ist.</translation>
    </message>
    <message>
        <source>Somebody asked to refund %1 %2 of it at %3.</source>
        <comment>of an escrow; %1 an amount, %2 its asset, %3 a date and time</comment>
        <translation>Jemand hat am %3 verlangt, davon %1 %2 zu erstatten.</translation>
    </message>
    <message>
        <source>Somebody asked to release %1 %2 of it at %3.</source>
        <comment>of an escrow; %1 an amount, %2 its asset, %3 a date and time</comment>
        <translation>Jemand hat am %3 verlangt, davon %1 %2 auszuzahlen.</translation>
    </message>
    <message>
        <source>Somebody opened a dispute about it at %1.</source>
        <comment>about an escrow; %1 a date and time</comment>
        <translation>Jemand hat am %1 einen Streitfall dazu eröffnet.</translation>
    </message>
    <message>
        <source>Somebody refunded %1 %2 of it at %3.</source>
        <comment>of an escrow; %1 an amount, %2 its asset, %3 a date and time</comment>
        <translation>Jemand hat davon am %3 %1 %2 erstattet.</translation>
    </message>
    <message>
        <source>Somebody released %1 %2 of it at %3.</source>
        <comment>of an escrow; %1 an amount, %2 its asset, %3 a date and time</comment>
        <translation>Jemand hat davon am %3 %1 %2 ausgezahlt.</translation>
    </message>
    <message>
        <source>The escrow has changed since this was confirmed: it is "%1" and holds %2 %3 now.</source>
        <comment>%1 a state in the server's word, %2 an amount, %3 its asset</comment>
        <translation>Die Treuhand hat sich geändert, seit dies bestätigt wurde: Sie ist jetzt „%1“ und hält %2 %3.</translation>
    </message>
    <message>
        <source>The idempotency key is too old to send this again, and the server could not be asked: %1</source>
        <comment>%1: what went wrong, a sentence</comment>
        <translation>Der Idempotenzschlüssel ist zu alt, um noch einmal zu senden, und der Server konnte nicht gefragt werden: %1</translation>
    </message>
    <message>
        <source>The invoice ended as "%1" and was not canceled.</source>
        <comment>a cancellation failed; %1: a state in the server's word</comment>
        <translation>Die Rechnung endete als „%1“ und wurde nicht storniert.</translation>
    </message>
    <message>
        <source>The invoice expired before it could be canceled.</source>
        <comment>a cancellation failed</comment>
        <translation>Die Rechnung lief ab, bevor sie storniert werden konnte.</translation>
    </message>
    <message>
        <source>The invoice was paid before it could be canceled.</source>
        <comment>a cancellation failed</comment>
        <translation>Die Rechnung wurde bezahlt, bevor sie storniert werden konnte.</translation>
    </message>
    <message>
        <source>The key lacks the scope %1: %2</source>
        <comment>%1 a scope, e.g. transfers:write; %2 the server's sentence</comment>
        <translation>Dem Schlüssel fehlt die Berechtigung „%1“: %2</translation>
    </message>
    <message>
        <source>The new secret could not be put into the keychain: %1 For a day the server can be asked for it again.</source>
        <comment>%1: what went wrong, a sentence</comment>
        <translation>Das neue Geheimnis konnte nicht in den Schlüsselbund gelegt werden: %1 Einen Tag lang kann der Server noch einmal danach gefragt werden.</translation>
    </message>
    <message>
        <source>The program ended before the answer came.</source>
        <translation>Das Programm endete, bevor die Antwort kam.</translation>
    </message>
    <message>
        <source>The program ended before this was sent.</source>
        <translation>Das Programm endete, bevor dies gesendet wurde.</translation>
    </message>
    <message numerus="yes">
        <source>The receiver took none of %n attempt(s); the last one got: %1</source>
        <comment>%1 like “status 500” or a sentence</comment>
        <translation><numerusform>Der Empfänger nahm den einen Versuch nicht an; die Antwort war: %1</numerusform><numerusform>Der Empfänger nahm keinen von %n Versuchen an; die letzte Antwort war: %1</numerusform></translation>
    </message>
    <message>
        <source>The server acted under this idempotency key, but on other contents than these (request %1, which made %2). Find out who sent that before you ask for this anew.</source>
        <comment>%1 a request's id, %2 a resource's id</comment>
        <translation>Der Server hat unter diesem Idempotenzschlüssel gehandelt, aber mit anderem Inhalt als diesem (Anfrage %1, daraus wurde %2). Klären Sie, wer das gesendet hat, bevor Sie dies neu verlangen.</translation>
    </message>
    <message>
        <source>The server does not accept this profile's key: %1</source>
        <comment>%1 the server's sentence</comment>
        <translation>Der Server nimmt den Schlüssel dieses Profils nicht an: %1</translation>
    </message>
    <message>
        <source>The server has not said yet what came of it.</source>
        <comment>of an operation</comment>
        <translation>Der Server hat noch nicht gesagt, was daraus geworden ist.</translation>
    </message>
    <message>
        <source>The server is still working on an earlier attempt of this request.</source>
        <comment>409 idempotency_in_progress</comment>
        <translation>Der Server arbeitet noch an einem früheren Versuch dieser Anfrage.</translation>
    </message>
    <message>
        <source>The server knows this idempotency key with other contents, so it refused. Nothing is sent again by itself: compare the request log with the server's.</source>
        <comment>422 idempotency_key_reused</comment>
        <translation>Der Server kennt diesen Idempotenzschlüssel mit anderem Inhalt und hat darum abgelehnt. Von selbst wird nichts noch einmal gesendet: Vergleichen Sie das Anfrageprotokoll mit dem des Servers.</translation>
    </message>
    <message>
        <source>The server made a new secret, but its answer was lost and can no longer be had again. Ask for another new secret before the old one ends: until then the old one goes on signing.</source>
        <comment>of a webhook endpoint</comment>
        <translation>Der Server hat ein neues Geheimnis erzeugt, aber seine Antwort ging verloren und ist nicht mehr zu bekommen. Fordern Sie ein weiteres an, bevor das alte endet: Bis dahin signiert das alte weiter.</translation>
    </message>
    <message>
        <source>The server shows an older state of the escrow than the one this was confirmed with.</source>
        <translation>Der Server zeigt einen älteren Stand der Treuhand als den, zu dem dies bestätigt wurde.</translation>
    </message>
    <message>
        <source>The server's own record says that it refused this (%1).</source>
        <comment>%1 an error code or an HTTP status</comment>
        <translation>Die Aufzeichnung des Servers sagt, dass er dies abgelehnt hat (%1).</translation>
    </message>
    <message>
        <source>There is no keychain.</source>
        <translation>Es gibt keinen Schlüsselbund.</translation>
    </message>
    <message>
        <source>no answer</source>
        <comment>what an attempt to deliver got</comment>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>nothing was tried</source>
        <comment>what an attempt to deliver got</comment>
        <translation>nichts wurde versucht</translation>
    </message>
    <message>
        <source>status %1</source>
        <comment>what an attempt to deliver got; %1 like 500</comment>
        <translation>Status %1</translation>
    </message>
</context>
<context>
    <name>OverviewWords</name>
    <message>
        <source>%1 pending</source>
        <translation>%1 unterwegs</translation>
    </message>
    <message numerus="yes">
        <source>%Ln invoice(s)</source>
        <comment>that were paid</comment>
        <translation><numerusform>%Ln Rechnung</numerusform><numerusform>%Ln Rechnungen</numerusform></translation>
    </message>
    <message>
        <source>A part has arrived, the rest is open</source>
        <translation>Ein Teil ist da, der Rest ist offen</translation>
    </message>
    <message>
        <source>A release or refund is under way</source>
        <translation>Eine Auszahlung oder Erstattung läuft</translation>
    </message>
    <message>
        <source>Accepted or gathering confirmations</source>
        <translation>Angenommen oder wird bestätigt</translation>
    </message>
    <message>
        <source>Accepted, not final yet</source>
        <translation>Angenommen, noch nicht endgültig</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Stand: %1</translation>
    </message>
    <message>
        <source>Asked for from here</source>
        <translation>Von hier aus verlangt</translation>
    </message>
    <message>
        <source>Cannot be resolved safely without you</source>
        <translation>Lässt sich ohne Sie nicht sicher klären</translation>
    </message>
    <message>
        <source>Disputed escrows</source>
        <translation>Strittige Treuhandgeschäfte</translation>
    </message>
    <message>
        <source>Escrows paying out or back</source>
        <translation>Treuhand in Auszahlung oder Erstattung</translation>
    </message>
    <message>
        <source>Expired or canceled, with money on them</source>
        <translation>Abgelaufen oder storniert, mit Geld darauf</translation>
    </message>
    <message>
        <source>Failed escrows</source>
        <translation>Fehlgeschlagene Treuhandgeschäfte</translation>
    </message>
    <message>
        <source>Failed invoices</source>
        <translation>Fehlgeschlagene Rechnungen</translation>
    </message>
    <message>
        <source>Failed transfers</source>
        <translation>Fehlgeschlagene Überweisungen</translation>
    </message>
    <message>
        <source>Frozen until a release or refund settles them</source>
        <translation>Eingefroren, bis Auszahlung oder Erstattung entscheidet</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message numerus="yes">
        <source>Of the last %n day(s)</source>
        <comment>figures that look back</comment>
        <translation><numerusform>Des letzten Tages</numerusform><numerusform>Der letzten %n Tage</numerusform></translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Ausgang unbekannt</translation>
    </message>
    <message>
        <source>Payments being confirmed</source>
        <translation>Zahlungen, die bestätigt werden</translation>
    </message>
    <message>
        <source>Requests that did not happen</source>
        <translation>Nicht ausgeführte Vorgänge</translation>
    </message>
    <message>
        <source>Saved here; sent as soon as the server can be reached</source>
        <translation>Hier gesichert; gesendet, sobald der Server erreichbar ist</translation>
    </message>
    <message>
        <source>The answer was lost; being asked for again</source>
        <translation>Die Antwort ging verloren; es wird erneut gefragt</translation>
    </message>
    <message>
        <source>Transfers on their way</source>
        <translation>Überweisungen unterwegs</translation>
    </message>
    <message>
        <source>Underpaid invoices</source>
        <translation>Unterbezahlte Rechnungen</translation>
    </message>
    <message>
        <source>Waiting for your decision</source>
        <translation>Wartet auf Ihre Entscheidung</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet auf das Senden</translation>
    </message>
</context>
<context>
    <name>Pem</name>
    <message>
        <source>The key is damaged.</source>
        <translation>Der Schlüssel ist beschädigt.</translation>
    </message>
    <message>
        <source>The text between the BEGIN and END lines is damaged or incomplete. Copy the whole file again.</source>
        <translation>Der Text zwischen den Zeilen BEGIN und END ist beschädigt oder unvollständig. Kopieren Sie die ganze Datei noch einmal.</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Activity</source>
        <comment>a page in the rail</comment>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Console</source>
        <comment>a page in the rail</comment>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Escrows</source>
        <comment>a page in the rail</comment>
        <translation>Treuhand</translation>
    </message>
    <message>
        <source>Invoices</source>
        <comment>a page in the rail</comment>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Overview</source>
        <comment>a page in the rail</comment>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Request log</source>
        <comment>a page in the rail</comment>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Trace</source>
        <comment>a page in the rail</comment>
        <translation>Nachverfolgen</translation>
    </message>
    <message>
        <source>Transfers</source>
        <comment>a page in the rail</comment>
        <translation>Überweisungen</translation>
    </message>
    <message>
        <source>Wallets</source>
        <comment>a page in the rail</comment>
        <translation>Wallets</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <comment>a page in the rail</comment>
        <translation>Webhooks</translation>
    </message>
</context>
<context>
    <name>PrivateFile</name>
    <message>
        <source>%1 belongs to somebody else. Use a copy of your own.</source>
        <translation>%1 gehört jemand anderem. Verwenden Sie eine eigene Kopie.</translation>
    </message>
    <message>
        <source>%1 cannot be opened. Check the path and its permissions.</source>
        <translation>%1 kann nicht geöffnet werden. Prüfen Sie Pfad und Rechte.</translation>
    </message>
    <message>
        <source>%1 is larger than any key or secret (more than %2 KiB).</source>
        <translation>%1 ist größer als jeder Schlüssel und jedes Geheimnis (mehr als %2 KiB).</translation>
    </message>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 ist keine Datei.</translation>
    </message>
    <message>
        <source>Others on this computer can read or change %1. Take their access away first: chmod 600 "%1"</source>
        <translation>Andere können %1 auf diesem Computer lesen oder ändern. Nehmen Sie ihnen erst den Zugriff: chmod 600 "%1"</translation>
    </message>
</context>
<context>
    <name>PrivateKeyPem</name>
    <message>
        <source>Paste or choose a private key.</source>
        <translation>Fügen Sie einen privaten Schlüssel ein oder wählen Sie einen.</translation>
    </message>
    <message>
        <source>The private key is damaged. Copy the whole file again, from the BEGIN line to the END line.</source>
        <translation>Der private Schlüssel ist beschädigt. Kopieren Sie die ganze Datei noch einmal, von der Zeile BEGIN bis zur Zeile END.</translation>
    </message>
    <message>
        <source>The private key's END line is missing. Copy the whole file, from the BEGIN line to the END line.</source>
        <translation>Die Zeile END des privaten Schlüssels fehlt. Kopieren Sie die ganze Datei, von der Zeile BEGIN bis zur Zeile END.</translation>
    </message>
    <message>
        <source>This PEM text is not a private key.</source>
        <translation>Dieser PEM-Text ist kein privater Schlüssel.</translation>
    </message>
    <message>
        <source>This is a DSA key. CoinPay needs an Ed25519 key.</source>
        <translation>Das ist ein DSA-Schlüssel. CoinPay braucht einen Ed25519-Schlüssel.</translation>
    </message>
    <message>
        <source>This is a certificate. The private key is needed here.</source>
        <translation>Das ist ein Zertifikat. Hier wird der private Schlüssel gebraucht.</translation>
    </message>
    <message>
        <source>This is a key in OpenSSH's own format. An Ed25519 key in PKCS#8 PEM is needed, made by: openssl genpkey -algorithm ed25519</source>
        <translation>Das ist ein Schlüssel im eigenen Format von OpenSSH. Gebraucht wird ein Ed25519-Schlüssel in PKCS#8-PEM, erzeugt mit: openssl genpkey -algorithm ed25519</translation>
    </message>
    <message>
        <source>This is a public key. The private key is needed here; the public key goes to the server.</source>
        <translation>Das ist ein öffentlicher Schlüssel. Hier wird der private gebraucht; der öffentliche geht an den Server.</translation>
    </message>
    <message>
        <source>This is an RSA key. CoinPay needs an Ed25519 key.</source>
        <translation>Das ist ein RSA-Schlüssel. CoinPay braucht einen Ed25519-Schlüssel.</translation>
    </message>
    <message>
        <source>This is an elliptic curve (ECDSA) key. CoinPay needs an Ed25519 key.</source>
        <translation>Das ist ein Schlüssel auf elliptischen Kurven (ECDSA). CoinPay braucht einen Ed25519-Schlüssel.</translation>
    </message>
    <message>
        <source>This is larger than any private key (more than %1 KiB). Choose the file that holds the key alone.</source>
        <translation>Das ist größer als jeder private Schlüssel (mehr als %1 KiB). Wählen Sie die Datei, in der nur der Schlüssel steht.</translation>
    </message>
    <message>
        <source>This is not a PEM file. It begins with -----BEGIN PRIVATE KEY-----</source>
        <translation>Das ist keine PEM-Datei. Sie beginnt mit -----BEGIN PRIVATE KEY-----</translation>
    </message>
    <message>
        <source>This key's kind is %1. CoinPay needs an Ed25519 key.</source>
        <comment>%1 as in RSA</comment>
        <translation>Dieser Schlüssel ist von der Art %1. CoinPay braucht einen Ed25519-Schlüssel.</translation>
    </message>
    <message>
        <source>This private key is protected by a passphrase. Remove it first: openssl pkey -in key.pem -out plain.pem</source>
        <translation>Dieser private Schlüssel ist durch eine Passphrase geschützt. Entfernen Sie sie zuerst: openssl pkey -in key.pem -out plain.pem</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>the kind of a key</comment>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>A key id has at most %1 characters.</source>
        <translation>Eine Schlüssel-ID hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>A profile's name cannot begin or end with a dot.</source>
        <translation>Der Name eines Profils kann nicht mit einem Punkt beginnen oder enden.</translation>
    </message>
    <message>
        <source>A profile's name has at most %1 characters.</source>
        <translation>Der Name eines Profils hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>A profile's name is made of the letters a to z, digits, dots, hyphens and underscores.</source>
        <translation>Der Name eines Profils besteht aus den Buchstaben a bis z, Ziffern, Punkten, Binde- und Unterstrichen.</translation>
    </message>
    <message>
        <source>An address has at most %1 characters.</source>
        <comment>%1 a number</comment>
        <translation>Eine Adresse hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>Enter a name for the profile.</source>
        <translation>Geben Sie dem Profil einen Namen.</translation>
    </message>
    <message>
        <source>Enter the key id that the server gave for the public key.</source>
        <translation>Geben Sie die Schlüssel-ID ein, die der Server für den öffentlichen Schlüssel vergab.</translation>
    </message>
    <message>
        <source>Enter the server's address.</source>
        <translation>Geben Sie die Adresse des Servers ein.</translation>
    </message>
    <message>
        <source>Give the server alone, without what follows its name: %1</source>
        <comment>%1 an address like https://api.example.com</comment>
        <translation>Geben Sie nur den Server an, ohne was auf seinen Namen folgt: %1</translation>
    </message>
    <message>
        <source>The address must begin with https://</source>
        <translation>Die Adresse muss mit https:// beginnen</translation>
    </message>
    <message>
        <source>The address must not hold a user name or a password.</source>
        <translation>Die Adresse darf weder Benutzernamen noch Passwort enthalten.</translation>
    </message>
    <message>
        <source>The key id holds a space or a character that does not belong there. Copy it again from the server.</source>
        <translation>Die Schlüssel-ID enthält ein Leerzeichen oder ein Zeichen, das nicht hineingehört. Kopieren Sie sie noch einmal vom Server.</translation>
    </message>
    <message>
        <source>This is not a server's address. Write it like https://api.example.com</source>
        <translation>Das ist keine Adresse eines Servers. Schreiben Sie sie wie https://api.example.com</translation>
    </message>
    <message>
        <source>Windows keeps the name %1 for itself. Choose another.</source>
        <translation>Windows behält den Namen %1 für sich. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>http:// would let anybody on the way read and change what is sent. Use https://</source>
        <translation>Mit http:// könnte jeder unterwegs lesen und ändern, was gesendet wird. Verwenden Sie https://</translation>
    </message>
</context>
<context>
    <name>ProfileFile</name>
    <message>
        <source>%1 cannot be read: it belongs to somebody else.</source>
        <translation>%1 kann nicht gelesen werden: Es gehört jemand anderem.</translation>
    </message>
    <message>
        <source>%1 cannot be used and was left as it is: %2 Repair the file, or move it away to begin anew.</source>
        <comment>%1 a file, %2 a sentence</comment>
        <translation>%1 kann nicht verwendet werden und blieb, wie es ist: %2 Reparieren Sie die Datei, oder schieben Sie sie beiseite, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>%1 cannot be written: it is read-only or belongs to somebody else. Nothing was changed.</source>
        <translation>%1 kann nicht geschrieben werden: Es ist schreibgeschützt oder gehört jemand anderem. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>%1 could not be used: %2</source>
        <comment>%1 a file, %2 what the system says</comment>
        <translation>%1 konnte nicht verwendet werden: %2</translation>
    </message>
    <message>
        <source>A newer version of this program wrote it.</source>
        <translation>Eine neuere Version dieses Programms hat sie geschrieben.</translation>
    </message>
    <message>
        <source>It does not hold a list of profiles.</source>
        <translation>Sie enthält keine Liste von Profilen.</translation>
    </message>
    <message>
        <source>It is far too large.</source>
        <translation>Sie ist viel zu groß.</translation>
    </message>
    <message>
        <source>It is not JSON (at character %1).</source>
        <comment>%1 a number</comment>
        <translation>Sie ist kein JSON (bei Zeichen %1).</translation>
    </message>
    <message>
        <source>It is not a file.</source>
        <translation>Das ist keine Datei.</translation>
    </message>
    <message>
        <source>Profile number %1: %2</source>
        <comment>%1 a number, %2 a sentence</comment>
        <translation>Profil Nummer %1: %2</translation>
    </message>
    <message>
        <source>The name %1 is there twice.</source>
        <translation>Der Name %1 steht zweimal da.</translation>
    </message>
    <message>
        <source>There is no room left to write %1. Nothing was changed. Free some space, then try again.</source>
        <translation>Es ist kein Platz mehr, um %1 zu schreiben. Es wurde nichts geändert. Schaffen Sie Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>“%1” is not an environment.</source>
        <comment>%1 a word</comment>
        <translation>„%1“ ist keine Umgebung.</translation>
    </message>
</context>
<context>
    <name>ProfileRegistry</name>
    <message>
        <source>Another CoinPay program is changing the profiles. Try again in a moment.</source>
        <translation>Ein anderes CoinPay-Programm ändert gerade die Profile. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Say which profile: %1</source>
        <comment>%1 names, with commas</comment>
        <translation>Sagen Sie, welches Profil: %1</translation>
    </message>
    <message>
        <source>The profile is gone, but its folder could not be deleted: %1</source>
        <translation>Das Profil ist weg, aber sein Ordner konnte nicht gelöscht werden: %1</translation>
    </message>
    <message>
        <source>There is a profile named %1 already. Choose another name.</source>
        <translation>Es gibt schon ein Profil namens %1. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is no profile named %1.</source>
        <translation>Es gibt kein Profil namens %1.</translation>
    </message>
    <message>
        <source>There is no profile yet. Add one first.</source>
        <translation>Es gibt noch kein Profil. Fügen Sie zuerst eines hinzu.</translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message>
        <source>An answer that the contract does not know, a redirect perhaps.</source>
        <translation>Eine Antwort, die der Vertrag nicht kennt, vielleicht eine Umleitung.</translation>
    </message>
    <message>
        <source>Anything else</source>
        <comment>a class of answers</comment>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Done (2xx)</source>
        <comment>a class of answers</comment>
        <translation>Erledigt (2xx)</translation>
    </message>
    <message>
        <source>No answer</source>
        <comment>a class of answers</comment>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>Nothing came back: what the server did is not known from this attempt.</source>
        <translation>Es kam nichts zurück: Was der Server tat, weiß man von diesem Versuch nicht.</translation>
    </message>
    <message>
        <source>Refused (4xx)</source>
        <comment>a class of answers</comment>
        <translation>Abgelehnt (4xx)</translation>
    </message>
    <message>
        <source>Server at fault (5xx)</source>
        <comment>a class of answers</comment>
        <translation>Serverfehler (5xx)</translation>
    </message>
    <message>
        <source>The server did it, or accepted it.</source>
        <translation>Der Server hat es getan oder angenommen.</translation>
    </message>
    <message>
        <source>The server said no; the code says why.</source>
        <translation>Der Server hat abgelehnt; der Code sagt, warum.</translation>
    </message>
    <message>
        <source>The server, or something in front of it, could not answer.</source>
        <translation>Der Server, oder etwas davor, konnte nicht antworten.</translation>
    </message>
    <message>
        <source>ok</source>
        <comment>an answer without an error code</comment>
        <translation>ok</translation>
    </message>
</context>
<context>
    <name>Scopes</name>
    <message>
        <source>This profile's key lacks the scope “%1”. Give it to the key on the server, or use a key that has it.</source>
        <translation>Dem Schlüssel dieses Profils fehlt die Berechtigung „%1“. Geben Sie sie dem Schlüssel auf dem Server oder nehmen Sie einen Schlüssel, der sie hat.</translation>
    </message>
</context>
<context>
    <name>SeenRequests</name>
    <message>
        <source>Records are not kept for ever: one that is older than they are may have arrived all the same.</source>
        <translation>Aufzeichnungen werden nicht ewig aufbewahrt: Was älter ist als sie, kann trotzdem angekommen sein.</translation>
    </message>
    <message numerus="yes">
        <source>The server saw it %n time(s)</source>
        <comment>a request</comment>
        <translation><numerusform>Der Server hat es %n-mal gesehen</numerusform><numerusform>Der Server hat es %n-mal gesehen</numerusform></translation>
    </message>
    <message>
        <source>The server shows no record of it</source>
        <translation>Der Server zeigt keine Aufzeichnung davon</translation>
    </message>
    <message>
        <source>with other contents than were committed here</source>
        <translation>mit anderem Inhalt, als hier festgehalten wurde</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Ask the server for news now</source>
        <translation>Den Server jetzt nach Neuem fragen</translation>
    </message>
    <message>
        <source>Cancel the selected invoice</source>
        <translation>Die gewählte Rechnung stornieren</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Das Fenster schließen</translation>
    </message>
    <message>
        <source>Copy the id of what is selected</source>
        <translation>ID des Gewählten kopieren</translation>
    </message>
    <message>
        <source>Go to the activity</source>
        <translation>Zu den Vorgängen</translation>
    </message>
    <message>
        <source>Go to the console</source>
        <translation>Zur Konsole</translation>
    </message>
    <message>
        <source>Go to the escrows</source>
        <translation>Zur Treuhand</translation>
    </message>
    <message>
        <source>Go to the invoices</source>
        <translation>Zu den Rechnungen</translation>
    </message>
    <message>
        <source>Go to the overview</source>
        <translation>Zum Überblick</translation>
    </message>
    <message>
        <source>Go to the request log</source>
        <translation>Zum Anfrageprotokoll</translation>
    </message>
    <message>
        <source>Go to the transfers</source>
        <translation>Zu den Überweisungen</translation>
    </message>
    <message>
        <source>Go to the wallets</source>
        <translation>Zu den Wallets</translation>
    </message>
    <message>
        <source>Go to the webhooks</source>
        <translation>Zu den Webhooks</translation>
    </message>
    <message>
        <source>New escrow</source>
        <translation>Neue Treuhand</translation>
    </message>
    <message>
        <source>New invoice</source>
        <translation>Neue Rechnung</translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation>Neue Überweisung</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Search the list</source>
        <translation>In der Liste suchen</translation>
    </message>
    <message>
        <source>Show the connection and how fresh it is</source>
        <translation>Die Verbindung und ihren Stand zeigen</translation>
    </message>
    <message>
        <source>Show the keyboard shortcuts</source>
        <translation>Die Tastenkürzel zeigen</translation>
    </message>
    <message>
        <source>Trace anything: an id, an order, a hash</source>
        <translation>Etwas nachverfolgen: eine ID, eine Bestellung, einen Hash</translation>
    </message>
</context>
<context>
    <name>SigningKey</name>
    <message>
        <source>A key pair could not be made: the system's cryptography does not offer Ed25519.</source>
        <translation>Es konnte kein Schlüsselpaar erzeugt werden: Die Kryptografie des Systems bietet kein Ed25519.</translation>
    </message>
    <message>
        <source>The request could not be signed. Close other programs if this computer is short of memory, then try again.</source>
        <translation>Die Anfrage konnte nicht signiert werden. Schließen Sie andere Programme, falls der Speicher knapp ist, und versuchen Sie es erneut.</translation>
    </message>
</context>
<context>
    <name>Trace</name>
    <message>
        <source>%1 %2 got no answer (%3).</source>
        <comment>a method, a path, an error code</comment>
        <translation>%1 %2 bekam keine Antwort (%3).</translation>
    </message>
    <message>
        <source>%1 %2 was answered %3 (%4).</source>
        <comment>a method, a path, an HTTP status, a code</comment>
        <translation>%1 %2 wurde mit %3 beantwortet (%4).</translation>
    </message>
    <message>
        <source>%1 of %2 confirmations.</source>
        <comment>numbers</comment>
        <translation>%1 von %2 Bestätigungen.</translation>
    </message>
    <message numerus="yes">
        <source>%n read(s) of the event feed failed, others did not tell of it</source>
        <comment>a reason</comment>
        <translation><numerusform>%n Lesen des Ereignisstroms schlug fehl, andere sagten nichts davon</numerusform><numerusform>%n Lesungen des Ereignisstroms schlugen fehl, andere sagten nichts davon</numerusform></translation>
    </message>
    <message>
        <source>A call caused this that is not in this journal: %1.</source>
        <comment>a request id</comment>
        <translation>Das bewirkte ein Aufruf, der nicht in diesem Journal steht: %1.</translation>
    </message>
    <message>
        <source>A late payment would still reopen it: ask the payer before making a new one.</source>
        <translation>Eine späte Zahlung würde sie noch öffnen: vor einer neuen Rechnung beim Zahler nachfragen.</translation>
    </message>
    <message>
        <source>A part was released to the seller; the rest is still held.</source>
        <translation>Ein Teil wurde an den Verkäufer ausgezahlt; der Rest wird noch gehalten.</translation>
    </message>
    <message>
        <source>A payment was seen and is being confirmed; it is not final yet.</source>
        <translation>Eine Zahlung wurde gesehen und wird bestätigt; sie ist noch nicht endgültig.</translation>
    </message>
    <message>
        <source>A person decided that it had happened.</source>
        <translation>Ein Mensch entschied, dass es geschehen ist.</translation>
    </message>
    <message>
        <source>A person decided that it had not happened.</source>
        <translation>Ein Mensch entschied, dass es nicht geschehen ist.</translation>
    </message>
    <message>
        <source>A person put it aside as dealt with.</source>
        <translation>Ein Mensch hat es als erledigt abgelegt.</translation>
    </message>
    <message>
        <source>A person stopped it before anything had left.</source>
        <translation>Ein Mensch hielt es an, bevor etwas gesendet war.</translation>
    </message>
    <message>
        <source>All of it was released to the seller.</source>
        <translation>Alles wurde an den Verkäufer ausgezahlt.</translation>
    </message>
    <message>
        <source>Ask the payer for the rest; a new invoice would ask for all of it again.</source>
        <translation>Den Zahler um den Rest bitten; eine neue Rechnung würde alles noch einmal verlangen.</translation>
    </message>
    <message>
        <source>Ask the server before doing anything.</source>
        <translation>Den Server fragen, bevor etwas getan wird.</translation>
    </message>
    <message>
        <source>Ask the server what it saw, and decide about it, before asking for it anew.</source>
        <translation>Den Server fragen, was er sah, und darüber entscheiden, bevor es neu verlangt wird.</translation>
    </message>
    <message>
        <source>Asked for here: %1, %2.</source>
        <comment>what, an amount</comment>
        <translation>Hier verlangt: %1, %2.</translation>
    </message>
    <message>
        <source>Asked for here: %1.</source>
        <comment>what</comment>
        <translation>Hier verlangt: %1.</translation>
    </message>
    <message>
        <source>Attempt %1 began, and how it ended was never written down: whether the server acted was not known.</source>
        <translation>Versuch %1 begann, und sein Ende wurde nie aufgeschrieben: Ob der Server handelte, war nicht bekannt.</translation>
    </message>
    <message>
        <source>Attempt %1 did not reach the server (%2).</source>
        <comment>a number, an error code</comment>
        <translation>Versuch %1 erreichte den Server nicht (%2).</translation>
    </message>
    <message>
        <source>Attempt %1 is on its way.</source>
        <translation>Versuch %1 ist unterwegs.</translation>
    </message>
    <message>
        <source>Attempt %1 was answered %2 (%3).</source>
        <comment>a number, an HTTP status, an error code</comment>
        <translation>Versuch %1 wurde mit %2 beantwortet (%3).</translation>
    </message>
    <message>
        <source>Attempt %1 was answered %2, with the stored answer to an earlier one: nothing was done twice.</source>
        <comment>a number, an HTTP status</comment>
        <translation>Versuch %1 wurde mit %2 beantwortet, mit der gespeicherten Antwort auf einen früheren: Nichts geschah doppelt.</translation>
    </message>
    <message>
        <source>Attempt %1 was answered %2.</source>
        <comment>a number, an HTTP status</comment>
        <translation>Versuch %1 wurde mit %2 beantwortet.</translation>
    </message>
    <message>
        <source>Attempt %1 was sent and its answer was lost (%2): whether the server acted was not known.</source>
        <comment>a number, an error code</comment>
        <translation>Versuch %1 wurde gesendet, und seine Antwort ging verloren (%2): Ob der Server handelte, war nicht bekannt.</translation>
    </message>
    <message>
        <source>Became %1.</source>
        <comment>a state</comment>
        <translation>Wurde %1.</translation>
    </message>
    <message>
        <source>But %1 was asked for here and is not over: %2</source>
        <comment>what was asked for, a sentence</comment>
        <translation>Doch hier wurde verlangt und ist nicht zu Ende: %1. %2</translation>
    </message>
    <message>
        <source>Do not ask for it anew. The same request goes out again with the same key, which cannot act twice.</source>
        <translation>Nicht neu verlangen. Dieselbe Anfrage geht noch einmal mit demselben Schlüssel hinaus und kann nicht doppelt wirken.</translation>
    </message>
    <message>
        <source>Escrow</source>
        <comment>what a trace is about</comment>
        <translation>Treuhand</translation>
    </message>
    <message>
        <source>Find out what the state means before doing anything.</source>
        <translation>Herausfinden, was der Zustand bedeutet, bevor etwas getan wird.</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <comment>two states</comment>
        <translation>Von %1 zu %2.</translation>
    </message>
    <message>
        <source>If it is still wanted, it is safe to ask for it anew.</source>
        <translation>Wenn es noch gewünscht ist, kann es gefahrlos neu verlangt werden.</translation>
    </message>
    <message>
        <source>Invoice</source>
        <comment>what a trace is about</comment>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>It gave the stored answer again, and did nothing.</source>
        <translation>Er gab die gespeicherte Antwort noch einmal und tat nichts.</translation>
    </message>
    <message>
        <source>It has failed.</source>
        <translation>Es ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>It holds the buyer's money.</source>
        <translation>Sie hält das Geld des Käufers.</translation>
    </message>
    <message>
        <source>It is a call about nothing that is kept here.</source>
        <translation>Es ist ein Aufruf zu etwas, das hier nicht verwahrt wird.</translation>
    </message>
    <message>
        <source>It is being sent.</source>
        <translation>Es wird gesendet.</translation>
    </message>
    <message>
        <source>It is disputed, and frozen.</source>
        <translation>Sie ist strittig und eingefroren.</translation>
    </message>
    <message>
        <source>It is frozen: it receives and does not send.</source>
        <translation>Sie ist eingefroren: Sie empfängt und sendet nicht.</translation>
    </message>
    <message>
        <source>It is in a state this version of the program does not know.</source>
        <translation>Der Zustand ist dieser Version des Programms nicht bekannt.</translation>
    </message>
    <message>
        <source>It is paid in full.</source>
        <translation>Sie ist vollständig bezahlt.</translation>
    </message>
    <message>
        <source>It is sent by itself, and can still be stopped.</source>
        <translation>Es wird von selbst gesendet und kann noch angehalten werden.</translation>
    </message>
    <message>
        <source>It receives and sends.</source>
        <translation>Sie empfängt und sendet.</translation>
    </message>
    <message>
        <source>It was asked for here and nothing has left yet.</source>
        <translation>Es wurde hier verlangt, und noch ist nichts gesendet.</translation>
    </message>
    <message>
        <source>It was asked for here: %1.</source>
        <comment>what was asked for</comment>
        <translation>Es wurde hier verlangt: %1.</translation>
    </message>
    <message>
        <source>It was canceled.</source>
        <translation>Storniert.</translation>
    </message>
    <message>
        <source>It was done.</source>
        <translation>Es wurde getan.</translation>
    </message>
    <message>
        <source>It was not funded in time.</source>
        <translation>Sie wurde nicht rechtzeitig gefüllt.</translation>
    </message>
    <message>
        <source>It was turned down before anything was done.</source>
        <translation>Es wurde abgelehnt, bevor etwas geschah.</translation>
    </message>
    <message>
        <source>Its webhook deliveries are missing here: only the server keeps them, and it could not be asked.</source>
        <translation>Seine Webhook-Zustellungen fehlen hier: Nur der Server bewahrt sie auf, und er konnte nicht gefragt werden.</translation>
    </message>
    <message>
        <source>Its webhook deliveries are missing here: only the server keeps them, and it was not asked.</source>
        <translation>Seine Webhook-Zustellungen fehlen hier: Nur der Server bewahrt sie auf, und er wurde nicht gefragt.</translation>
    </message>
    <message>
        <source>Learned from %1, %2.</source>
        <comment>how, who caused it</comment>
        <translation>Erfahren durch %1, %2.</translation>
    </message>
    <message>
        <source>Learned from %1.</source>
        <comment>how</comment>
        <translation>Erfahren durch %1.</translation>
    </message>
    <message>
        <source>Less than the amount has arrived.</source>
        <translation>Weniger als der Betrag ist eingegangen.</translation>
    </message>
    <message>
        <source>Made: %1.</source>
        <comment>a state</comment>
        <translation>Angelegt: %1.</translation>
    </message>
    <message>
        <source>Money is on its way back to the buyer; it is not final yet.</source>
        <translation>Geld ist auf dem Weg zurück zum Käufer; es ist noch nicht endgültig.</translation>
    </message>
    <message>
        <source>Money is on its way to the seller; it is not final yet.</source>
        <translation>Geld ist auf dem Weg zum Verkäufer; es ist noch nicht endgültig.</translation>
    </message>
    <message>
        <source>More than the amount has arrived.</source>
        <translation>Mehr als der Betrag ist eingegangen.</translation>
    </message>
    <message>
        <source>No call caused this: it came from the chain, or with time.</source>
        <translation>Kein Aufruf bewirkte das: Es kam von der Blockchain oder mit der Zeit.</translation>
    </message>
    <message>
        <source>No event for %1: %2.</source>
        <comment>a duration, a reason</comment>
        <translation>Kein Ereignis für %1: %2.</translation>
    </message>
    <message>
        <source>Nobody has paid yet.</source>
        <translation>Noch hat niemand bezahlt.</translation>
    </message>
    <message>
        <source>Nothing can be released or refunded until the dispute is settled.</source>
        <translation>Nichts kann ausgezahlt oder erstattet werden, bis der Streitfall entschieden ist.</translation>
    </message>
    <message>
        <source>Nothing can be sent from it until the server lifts this.</source>
        <translation>Von ihr kann nichts gesendet werden, bis der Server das aufhebt.</translation>
    </message>
    <message>
        <source>Nothing here describes %1 itself.</source>
        <comment>an id</comment>
        <translation>%1 selbst ist hier nicht beschrieben.</translation>
    </message>
    <message>
        <source>Nothing needs doing.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Nothing needs doing: this is final.</source>
        <translation>Es ist nichts zu tun: Das ist endgültig.</translation>
    </message>
    <message>
        <source>OUR CLOCK</source>
        <comment>a heading</comment>
        <translation>UNSERE UHR</translation>
    </message>
    <message>
        <source>Of it, %1 is %2.</source>
        <comment>an id, a state</comment>
        <translation>Davon ist %1 %2.</translation>
    </message>
    <message>
        <source>Operation</source>
        <comment>what a trace is about</comment>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Our clock</source>
        <comment>a heading</comment>
        <translation>Unsere Uhr</translation>
    </message>
    <message>
        <source>Request</source>
        <comment>what a trace is about</comment>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>SERVER'S CLOCK</source>
        <comment>a heading</comment>
        <translation>UHR DES SERVERS</translation>
    </message>
    <message>
        <source>Server's clock</source>
        <comment>a heading</comment>
        <translation>Uhr des Servers</translation>
    </message>
    <message>
        <source>Since %1.</source>
        <comment>a time</comment>
        <translation>Seit %1.</translation>
    </message>
    <message>
        <source>Still %1, and changed.</source>
        <comment>a state</comment>
        <translation>Noch %1, und geändert.</translation>
    </message>
    <message>
        <source>The answer was lost: whether the server acted is not known.</source>
        <translation>Die Antwort ging verloren: Ob der Server handelte, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The buyer's money is not there yet.</source>
        <translation>Das Geld des Käufers ist noch nicht da.</translation>
    </message>
    <message>
        <source>The money has arrived.</source>
        <translation>Das Geld ist angekommen.</translation>
    </message>
    <message>
        <source>The money is on its way; it is not final yet.</source>
        <translation>Das Geld ist unterwegs; es ist noch nicht endgültig.</translation>
    </message>
    <message>
        <source>The money went back to the buyer.</source>
        <translation>Das Geld ging an den Käufer zurück.</translation>
    </message>
    <message>
        <source>The next try is due at %1.</source>
        <comment>a time</comment>
        <translation>Der nächste Versuch ist um %1 fällig.</translation>
    </message>
    <message>
        <source>The payment is final; decide what becomes of the rest.</source>
        <translation>Die Zahlung ist endgültig; zu entscheiden ist, was aus dem Rest wird.</translation>
    </message>
    <message>
        <source>The reason given was: %1.</source>
        <translation>Der angegebene Grund war: %1.</translation>
    </message>
    <message>
        <source>The server could not be asked what it saw.</source>
        <translation>Der Server konnte nicht gefragt werden, was er gesehen hat.</translation>
    </message>
    <message>
        <source>The server has accepted it; it is not final yet.</source>
        <translation>Der Server hat es angenommen; es ist noch nicht endgültig.</translation>
    </message>
    <message>
        <source>The server has accepted it; the money has not moved yet.</source>
        <translation>Der Server hat sie angenommen; das Geld hat sich noch nicht bewegt.</translation>
    </message>
    <message>
        <source>The server saw %1 %2 and answered %3.</source>
        <comment>a method, a path, a status</comment>
        <translation>Der Server sah %1 %2 und antwortete mit %3.</translation>
    </message>
    <message>
        <source>The server says: %1 (%2).</source>
        <comment>a sentence, a code</comment>
        <translation>Der Server sagt: %1 (%2).</translation>
    </message>
    <message>
        <source>The server was not asked what it saw.</source>
        <translation>Der Server wurde nicht gefragt, was er sah.</translation>
    </message>
    <message>
        <source>The server's clock is ahead of ours by %1 at least.</source>
        <comment>how much</comment>
        <translation>Die Uhr des Servers geht gegenüber unserer um mindestens %1 vor.</translation>
    </message>
    <message>
        <source>The server's clock is behind ours by %1 at least.</source>
        <comment>how much</comment>
        <translation>Die Uhr des Servers geht gegenüber unserer um mindestens %1 nach.</translation>
    </message>
    <message>
        <source>The time to pay is over.</source>
        <translation>Die Zeit zum Zahlen ist vorbei.</translation>
    </message>
    <message>
        <source>There is more in the store than is shown; this is the newest.</source>
        <translation>Im Speicher ist mehr, als gezeigt wird; dies ist das Neueste.</translation>
    </message>
    <message>
        <source>This is not the link of a trace, which begins with %1.</source>
        <comment>a link</comment>
        <translation>Das ist kein Link einer Spur; ein solcher beginnt mit %1.</translation>
    </message>
    <message>
        <source>This link is too long to be one of a trace.</source>
        <translation>Dieser Link ist zu lang für den einer Spur.</translation>
    </message>
    <message>
        <source>This link of a trace has more in it than an id. It opens nothing.</source>
        <translation>In diesem Link einer Spur steht mehr als eine Id. Er öffnet nichts.</translation>
    </message>
    <message>
        <source>This link of a trace names no id.</source>
        <translation>Dieser Link einer Spur nennt keine Id.</translation>
    </message>
    <message>
        <source>Transfer</source>
        <comment>what a trace is about</comment>
        <translation>Überweisung</translation>
    </message>
    <message>
        <source>Version %1 is not known here.</source>
        <comment>of a resource</comment>
        <translation>Version %1 ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Versions %1 to %2 are not known here.</source>
        <comment>of a resource</comment>
        <translation>Die Versionen %1 bis %2 sind hier nicht bekannt.</translation>
    </message>
    <message>
        <source>WHAT HAPPENED</source>
        <comment>a heading</comment>
        <translation>WAS GESCHAH</translation>
    </message>
    <message>
        <source>Waiting is safe: it goes on by itself.</source>
        <translation>Warten ist gefahrlos: Es geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Waiting is safe; it can be canceled while nothing is paid.</source>
        <translation>Warten ist gefahrlos; sie kann storniert werden, solange nichts bezahlt ist.</translation>
    </message>
    <message>
        <source>Wallet</source>
        <comment>what a trace is about</comment>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>Webhook to %1 is waiting to be sent.</source>
        <comment>a URL</comment>
        <translation>Der Webhook an %1 wartet darauf, gesendet zu werden.</translation>
    </message>
    <message>
        <source>Webhook to %1, try %2: answered %3.</source>
        <comment>a URL, a number, an HTTP status</comment>
        <translation>Webhook an %1, Versuch %2: beantwortet mit %3.</translation>
    </message>
    <message>
        <source>Webhook to %1, try %2: no answer (%3).</source>
        <comment>a URL, a number, a reason</comment>
        <translation>Webhook an %1, Versuch %2: keine Antwort (%3).</translation>
    </message>
    <message>
        <source>What happened</source>
        <comment>a heading</comment>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>What it holds can be released to the seller or refunded to the buyer.</source>
        <translation>Was sie hält, kann an den Verkäufer ausgezahlt oder dem Käufer erstattet werden.</translation>
    </message>
    <message>
        <source>What state it is in is not known here.</source>
        <translation>In welchem Zustand es ist, ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>What this link of a trace names cannot be an id.</source>
        <translation>Was dieser Link einer Spur nennt, kann keine Id sein.</translation>
    </message>
    <message>
        <source>What was before version %1 is not known here.</source>
        <comment>of a resource</comment>
        <translation>Was vor Version %1 war, ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Whether it happened is not known, and it is not sent again by itself.</source>
        <translation>Ob es geschah, ist nicht bekannt, und es wird nicht von selbst noch einmal gesendet.</translation>
    </message>
    <message>
        <source>a call from the console</source>
        <comment>what was asked for</comment>
        <translation>ein Aufruf aus der Konsole</translation>
    </message>
    <message>
        <source>a dispute</source>
        <comment>what was asked for</comment>
        <translation>ein Streitfall</translation>
    </message>
    <message>
        <source>a new address</source>
        <comment>what was asked for</comment>
        <translation>eine neue Adresse</translation>
    </message>
    <message>
        <source>a new escrow</source>
        <comment>what was asked for</comment>
        <translation>eine neue Treuhand</translation>
    </message>
    <message>
        <source>a new invoice</source>
        <comment>what was asked for</comment>
        <translation>eine neue Rechnung</translation>
    </message>
    <message>
        <source>a new webhook secret</source>
        <comment>what was asked for</comment>
        <translation>ein neues Webhook-Geheimnis</translation>
    </message>
    <message>
        <source>a refund</source>
        <comment>what was asked for</comment>
        <translation>eine Erstattung</translation>
    </message>
    <message>
        <source>a release</source>
        <comment>what was asked for</comment>
        <translation>eine Auszahlung</translation>
    </message>
    <message>
        <source>a transfer</source>
        <comment>what was asked for</comment>
        <translation>eine Überweisung</translation>
    </message>
    <message>
        <source>a webhook</source>
        <comment>learned from</comment>
        <translation>einen Webhook</translation>
    </message>
    <message>
        <source>caused by a call of ours whose answer was lost</source>
        <translation>bewirkt durch unseren Aufruf, dessen Antwort verloren ging</translation>
    </message>
    <message>
        <source>caused by a call that is not in this journal</source>
        <translation>bewirkt durch einen Aufruf, der nicht in diesem Journal steht</translation>
    </message>
    <message>
        <source>caused by our own call</source>
        <translation>bewirkt durch unseren eigenen Aufruf</translation>
    </message>
    <message>
        <source>delivery</source>
        <comment>before an id</comment>
        <translation>Zustellung</translation>
    </message>
    <message>
        <source>event</source>
        <comment>before an id</comment>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>key</source>
        <comment>before an id</comment>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>looking it up</source>
        <comment>learned from</comment>
        <translation>Nachsehen</translation>
    </message>
    <message>
        <source>nothing here was reading the event feed</source>
        <comment>a reason</comment>
        <translation>nichts las hier den Ereignisstrom</translation>
    </message>
    <message>
        <source>operation</source>
        <comment>before an id</comment>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>request</source>
        <comment>before an id</comment>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>the answer to our own call</source>
        <comment>learned from</comment>
        <translation>die Antwort auf unseren eigenen Aufruf</translation>
    </message>
    <message>
        <source>the event feed</source>
        <comment>learned from</comment>
        <translation>den Ereignisstrom</translation>
    </message>
    <message numerus="yes">
        <source>the event feed was read %n time(s) and did not tell of it</source>
        <comment>a reason</comment>
        <translation><numerusform>der Ereignisstrom wurde %n Mal gelesen und sagte nichts davon</numerusform><numerusform>der Ereignisstrom wurde %n Mal gelesen und sagte nichts davon</numerusform></translation>
    </message>
    <message>
        <source>the first sync</source>
        <comment>learned from</comment>
        <translation>den ersten Abgleich</translation>
    </message>
    <message numerus="yes">
        <source>the poll was offline, %n read(s) of the event feed failed (%1)</source>
        <comment>a reason; %1: an error code</comment>
        <translation><numerusform>das Abfragen war offline, %n Lesen des Ereignisstroms schlug fehl (%1)</numerusform><numerusform>das Abfragen war offline, %n Lesungen des Ereignisstroms schlugen fehl (%1)</numerusform></translation>
    </message>
    <message>
        <source>the request log does not reach back to it</source>
        <comment>a reason</comment>
        <translation>das Anfrageprotokoll reicht nicht so weit zurück</translation>
    </message>
    <message>
        <source>to cancel the invoice</source>
        <comment>what was asked for</comment>
        <translation>die Rechnung zu stornieren</translation>
    </message>
    <message>
        <source>to deliver a webhook again</source>
        <comment>what was asked for</comment>
        <translation>einen Webhook erneut zuzustellen</translation>
    </message>
</context>
<context>
    <name>TraceWords</name>
    <message>
        <source>Active</source>
        <comment>state of a wallet</comment>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Answered</source>
        <comment>a call, by the server</comment>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Frozen</source>
        <comment>state of a wallet</comment>
        <translation>Eingefroren</translation>
    </message>
    <message>
        <source>Not known</source>
        <comment>the state of something</comment>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Since %1, %2.</source>
        <translation>Seit %1 (%2).</translation>
    </message>
    <message>
        <source>by a correlation id</source>
        <comment>found by</comment>
        <translation>über eine Korrelations-ID</translation>
    </message>
    <message>
        <source>by a label</source>
        <comment>found by</comment>
        <translation>über ein Etikett</translation>
    </message>
    <message>
        <source>by a note</source>
        <comment>found by</comment>
        <translation>über eine Notiz</translation>
    </message>
    <message>
        <source>by a part of it</source>
        <comment>found by</comment>
        <translation>über einen Teil davon</translation>
    </message>
    <message>
        <source>by a request id</source>
        <comment>found by</comment>
        <translation>über eine Anfrage-ID</translation>
    </message>
    <message>
        <source>by a transaction hash</source>
        <comment>found by</comment>
        <translation>über einen Transaktions-Hash</translation>
    </message>
    <message>
        <source>by an address</source>
        <comment>found by</comment>
        <translation>über eine Adresse</translation>
    </message>
    <message>
        <source>by an address id</source>
        <comment>found by</comment>
        <translation>über eine Adress-ID</translation>
    </message>
    <message>
        <source>by an event id</source>
        <comment>found by</comment>
        <translation>über eine Ereignis-ID</translation>
    </message>
    <message>
        <source>by an idempotency key</source>
        <comment>found by</comment>
        <translation>über einen Idempotenzschlüssel</translation>
    </message>
    <message>
        <source>by an operation id</source>
        <comment>found by</comment>
        <translation>über eine Vorgangs-ID</translation>
    </message>
    <message>
        <source>by its batch</source>
        <comment>found by</comment>
        <translation>über ihren Stapel</translation>
    </message>
    <message>
        <source>by its reference</source>
        <comment>found by</comment>
        <translation>über ihre Referenz</translation>
    </message>
    <message>
        <source>by what is done to it</source>
        <comment>found by</comment>
        <translation>über eine Aktion daran</translation>
    </message>
</context>
<context>
    <name>TransferAdvice</name>
    <message>
        <source>%1 What had been taken is back in the wallet: look at its balance before you send again.</source>
        <translation>%1 Was abgebucht war, ist wieder im Wallet: Sehen Sie sich das Guthaben an, bevor Sie noch einmal senden.</translation>
    </message>
    <message>
        <source>%1 has arrived. This is final and cannot be taken back.</source>
        <translation>%1 sind angekommen. Das ist endgültig und kann nicht zurückgeholt werden.</translation>
    </message>
    <message>
        <source>%1 is on its way, with %2 confirmations. It is not final yet.</source>
        <translation>%1 sind unterwegs, mit %2 Bestätigungen. Das ist noch nicht endgültig.</translation>
    </message>
    <message>
        <source>%1 is on its way. It is not final yet.</source>
        <translation>%1 sind unterwegs. Das ist noch nicht endgültig.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>It did not arrive</source>
        <translation>Es ist nicht angekommen</translation>
    </message>
    <message>
        <source>It was called off before it left. This is final.</source>
        <translation>Es wurde abgesagt, bevor es abging. Das ist endgültig.</translation>
    </message>
    <message>
        <source>Look at the server's own page</source>
        <translation>Auf der Seite des Servers nachsehen</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>Nichts wurde gesendet</translation>
    </message>
    <message>
        <source>The server calls this state “%1”, a word this version does not know.</source>
        <translation>Der Server nennt diesen Zustand „%1“, ein Wort, das diese Version nicht kennt.</translation>
    </message>
    <message>
        <source>The server gave no reason.</source>
        <translation>Der Server nannte keinen Grund.</translation>
    </message>
    <message>
        <source>The server has taken it on and sends it by itself. It is not final yet.</source>
        <translation>Der Server hat sie angenommen und sendet sie von selbst. Das ist noch nicht endgültig.</translation>
    </message>
    <message>
        <source>Wait for the network</source>
        <translation>Auf das Netzwerk warten</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>%1 cannot be reached (%2). Check this computer's network.</source>
        <comment>%1 a host name, %2 what the system says</comment>
        <translation>%1 ist nicht erreichbar (%2). Prüfen Sie das Netzwerk dieses Computers.</translation>
    </message>
    <message>
        <source>%1 closed the connection before it was ready. Try again; if it goes on, check the address and port.</source>
        <comment>%1 a host name</comment>
        <translation>%1 hat die Verbindung geschlossen, bevor sie bereit war. Versuchen Sie es erneut; wenn es so bleibt, prüfen Sie Adresse und Port.</translation>
    </message>
    <message numerus="yes">
        <source>%1 could not be reached within %n second(s).</source>
        <comment>%1 a host name</comment>
        <translation><numerusform>%1 war innerhalb von %n Sekunde nicht erreichbar.</numerusform><numerusform>%1 war innerhalb von %n Sekunden nicht erreichbar.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1 did not answer within %n second(s).</source>
        <comment>%1 a host name</comment>
        <translation><numerusform>%1 antwortete innerhalb von %n Sekunde nicht.</numerusform><numerusform>%1 antwortete innerhalb von %n Sekunden nicht.</numerusform></translation>
    </message>
    <message>
        <source>%1 does not speak HTTP as it should (%2).</source>
        <comment>%1 a host name, %2 what the network library says</comment>
        <translation>%1 spricht HTTP nicht, wie es soll (%2).</translation>
    </message>
    <message>
        <source>%1 refuses the connection: nothing answers at this address and port.</source>
        <comment>%1 a host name</comment>
        <translation>%1 weist die Verbindung ab: Unter dieser Adresse und diesem Port antwortet nichts.</translation>
    </message>
    <message>
        <source>%1 sent a compressed answer (%2) that nobody asked for.</source>
        <comment>%1 a host name, %2 an encoding such as gzip</comment>
        <translation>%1 sandte eine komprimierte Antwort (%2), um die niemand gebeten hatte.</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made: %2. Check that the address and port are those of an HTTPS server with TLS 1.2 or newer.</source>
        <comment>%1 a host name, %2 what the TLS library says</comment>
        <translation>Es kam keine sichere Verbindung zu %1 zustande: %2. Prüfen Sie, dass Adresse und Port zu einem HTTPS-Server mit TLS 1.2 oder neuer gehören.</translation>
    </message>
    <message>
        <source>The CA certificate of this profile is not a PEM certificate.</source>
        <translation>Das CA-Zertifikat dieses Profils ist kein PEM-Zertifikat.</translation>
    </message>
    <message>
        <source>The answer of %1 is larger than %2 MiB and was not read.</source>
        <comment>%1 a host name, %2 a number</comment>
        <translation>Die Antwort von %1 ist größer als %2 MiB und wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>The answer of %1 was cut short.</source>
        <comment>%1 a host name</comment>
        <translation>Die Antwort von %1 brach ab.</translation>
    </message>
    <message>
        <source>The call was canceled.</source>
        <translation>Der Aufruf wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The certificate of %1 cannot be trusted: %2.</source>
        <comment>%1 a host name, %2 what the TLS library says</comment>
        <translation>Dem Zertifikat von %1 kann nicht vertraut werden: %2.</translation>
    </message>
    <message>
        <source>The certificate of %1 has been revoked: do not trust it.</source>
        <comment>%1 a host name</comment>
        <translation>Das Zertifikat von %1 wurde widerrufen: Vertrauen Sie ihm nicht.</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired. Whoever runs the server must renew it; check too that this computer's date is right.</source>
        <comment>%1 a host name</comment>
        <translation>Das Zertifikat von %1 ist abgelaufen. Wer den Server betreibt, muss es erneuern; prüfen Sie auch das Datum dieses Computers.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet. Check that this computer's date is right.</source>
        <comment>%1 a host name</comment>
        <translation>Das Zertifikat von %1 ist noch nicht gültig. Prüfen Sie das Datum dieses Computers.</translation>
    </message>
    <message>
        <source>The certificate of %1 vouches only for itself (self-signed). If the server is your own, add its certificate to the profile.</source>
        <comment>%1 a host name</comment>
        <translation>Das Zertifikat von %1 bürgt nur für sich selbst (selbst signiert). Wenn es Ihr eigener Server ist, fügen Sie sein Zertifikat dem Profil hinzu.</translation>
    </message>
    <message>
        <source>The certificate of %1 was issued by an authority that is not trusted here. If the server is your own, add its CA certificate to the profile.</source>
        <comment>%1 a host name</comment>
        <translation>Das Zertifikat von %1 stammt von einer Stelle, der hier nicht vertraut wird. Wenn es Ihr eigener Server ist, fügen Sie sein CA-Zertifikat dem Profil hinzu.</translation>
    </message>
    <message>
        <source>The certificate of %1 was made out for another name. Check the server's address; if it is right, somebody may be in between.</source>
        <comment>%1 a host name</comment>
        <translation>Das Zertifikat von %1 ist auf einen anderen Namen ausgestellt. Prüfen Sie die Adresse des Servers; stimmt sie, könnte jemand dazwischen sitzen.</translation>
    </message>
    <message>
        <source>The connection to %1 ended before anything was sent.</source>
        <comment>%1 a host name</comment>
        <translation>Die Verbindung zu %1 endete, bevor etwas gesendet war.</translation>
    </message>
    <message>
        <source>The connection to %1 ended before the whole answer was here.</source>
        <comment>%1 a host name</comment>
        <translation>Die Verbindung zu %1 endete, bevor die ganze Antwort da war.</translation>
    </message>
    <message>
        <source>The name %1 cannot be found. Check its spelling and this computer's network.</source>
        <comment>%1 a host name</comment>
        <translation>Der Name %1 ist nicht zu finden. Prüfen Sie die Schreibweise und das Netzwerk dieses Computers.</translation>
    </message>
    <message>
        <source>The proxy did not let the connection through. Check the system's proxy settings.</source>
        <translation>Der Proxy ließ die Verbindung nicht durch. Prüfen Sie die Proxy-Einstellungen des Systems.</translation>
    </message>
    <message>
        <source>The proxy wants a user name and a password. Set them in the system's proxy settings.</source>
        <translation>Der Proxy verlangt Benutzernamen und Passwort. Tragen Sie sie in den Proxy-Einstellungen des Systems ein.</translation>
    </message>
    <message>
        <source>The proxy's name cannot be found. Check the system's proxy settings.</source>
        <translation>Der Name des Proxys ist nicht zu finden. Prüfen Sie die Proxy-Einstellungen des Systems.</translation>
    </message>
    <message>
        <source>The server's address is https://, a name and perhaps a port, nothing more.</source>
        <translation>Die Adresse des Servers ist https://, ein Name und vielleicht ein Port, nicht mehr.</translation>
    </message>
    <message>
        <source>The server's address must begin with https://: without it, anybody on the way could read and change what is sent.</source>
        <translation>Die Adresse des Servers muss mit https:// beginnen: Sonst könnte jeder unterwegs lesen und ändern, was gesendet wird.</translation>
    </message>
    <message>
        <source>This address cannot be asked for.</source>
        <translation>Diese Adresse kann nicht abgefragt werden.</translation>
    </message>
</context>
<context>
    <name>WebhookDoctor</name>
    <message>
        <source>%1 s are allowed. Refuse it: it may be a copy of an earlier one, or one of the two clocks is wrong.</source>
        <translation>%1 s sind erlaubt. Weisen Sie sie ab: Sie kann die Kopie einer früheren sein, oder eine der beiden Uhren geht falsch.</translation>
    </message>
    <message>
        <source>A gateway wraps bodies that way: decode it before the check.</source>
        <translation>Ein Gateway verpackt Rümpfe so: Dekodieren Sie ihn vor der Prüfung.</translation>
    </message>
    <message>
        <source>A line end at the end of the body was signed, and is missing here.</source>
        <translation>Ein Zeilenende am Ende des Rumpfs wurde mit signiert und fehlt hier.</translation>
    </message>
    <message>
        <source>A proxy may have dropped it; look at the request where it arrives.</source>
        <translation>Ein Proxy kann sie entfernt haben; sehen Sie die Anfrage dort an, wo sie ankommt.</translation>
    </message>
    <message>
        <source>Agree with the sender on what the key is: the text, or what the text decodes to.</source>
        <translation>Einigen Sie sich mit dem Absender, was der Schlüssel ist: der Text oder das, was der Text kodiert.</translation>
    </message>
    <message>
        <source>Check the raw bytes of the request, before anything parses them.</source>
        <translation>Prüfen Sie die rohen Bytes der Anfrage, bevor irgendetwas sie einliest.</translation>
    </message>
    <message>
        <source>Check which bytes the sender signs: the time, the id, or the body alone.</source>
        <translation>Prüfen Sie, welche Bytes der Absender signiert: die Zeit, die Kennung oder nur den Rumpf.</translation>
    </message>
    <message>
        <source>Compare decoded bytes, in constant time, after reading the encoding that the scheme names.</source>
        <translation>Vergleichen Sie die dekodierten Bytes in konstanter Zeit, gelesen in der Kodierung, die das Verfahren nennt.</translation>
    </message>
    <message>
        <source>Compare the length of the header with what the sender sends; a database column or a log line is often too short.</source>
        <translation>Vergleichen Sie die Länge der Kopfzeile mit dem, was gesendet wird; eine Datenbankspalte oder Protokollzeile ist oft zu kurz.</translation>
    </message>
    <message>
        <source>Compare the secret with the endpoint's, and check the raw bytes of the request.</source>
        <translation>Vergleichen Sie das Geheimnis mit dem des Endpunkts und prüfen Sie die rohen Bytes der Anfrage.</translation>
    </message>
    <message>
        <source>Copy the secret without the line end or spaces around it, on both sides.</source>
        <translation>Kopieren Sie das Geheimnis auf beiden Seiten ohne Zeilenende und Leerzeichen.</translation>
    </message>
    <message>
        <source>Editors and command lines add or drop it: keep the bytes of the request, for example with "curl --data-binary" instead of "--data".</source>
        <translation>Editoren und Befehlszeilen fügen es hinzu oder lassen es weg: Bewahren Sie die Bytes der Anfrage, zum Beispiel mit „curl --data-binary“ statt „--data“.</translation>
    </message>
    <message>
        <source>Enter the endpoint's secret.</source>
        <translation>Geben Sie das Geheimnis des Endpunkts ein.</translation>
    </message>
    <message>
        <source>It is signed as another scheme does: %1.</source>
        <comment>%1 a kind of signature</comment>
        <translation>Sie ist so signiert, wie es ein anderes Verfahren tut: %1.</translation>
    </message>
    <message>
        <source>It was signed with the text of the secret, not with the key that the text encodes.</source>
        <translation>Signiert wurde mit dem Text des Geheimnisses, nicht mit dem Schlüssel, den der Text kodiert.</translation>
    </message>
    <message>
        <source>It was signed with what the secret encodes, not with its text.</source>
        <translation>Signiert wurde mit dem, was das Geheimnis kodiert, nicht mit seinem Text.</translation>
    </message>
    <message>
        <source>Milliseconds or a date do not belong there.</source>
        <translation>Millisekunden oder ein Datum gehören dort nicht hin.</translation>
    </message>
    <message>
        <source>None of these headers carries a signature of a known kind.</source>
        <translation>Keine dieser Kopfzeilen trägt eine Signatur bekannter Art.</translation>
    </message>
    <message>
        <source>Paste all headers of the request, or choose the kind of signature.</source>
        <translation>Fügen Sie alle Kopfzeilen der Anfrage ein oder wählen Sie die Art der Signatur.</translation>
    </message>
    <message>
        <source>The JSON was read and written again. What was signed had: %1.</source>
        <comment>%1: how JSON was laid out</comment>
        <translation>Das JSON wurde gelesen und neu geschrieben. Signiert wurde: %1.</translation>
    </message>
    <message>
        <source>The body begins with a byte order mark that was not signed.</source>
        <translation>Der Rumpf beginnt mit einer Bytereihenfolge-Markierung, die nicht mit signiert wurde.</translation>
    </message>
    <message>
        <source>The body ends with a line end that was not signed.</source>
        <translation>Der Rumpf endet mit einem Zeilenende, das nicht mit signiert wurde.</translation>
    </message>
    <message>
        <source>The body is base64 or hex of what was signed.</source>
        <translation>Der Rumpf ist Base64 oder Hex dessen, was signiert wurde.</translation>
    </message>
    <message>
        <source>The body's UTF-8 was taken for Latin-1 and encoded a second time.</source>
        <translation>Das UTF-8 des Rumpfs wurde für Latin-1 gehalten und ein zweites Mal kodiert.</translation>
    </message>
    <message>
        <source>The line ends of the body were changed (CRLF for LF, or the other way).</source>
        <translation>Die Zeilenenden des Rumpfs wurden geändert (CRLF statt LF oder umgekehrt).</translation>
    </message>
    <message>
        <source>The message lacks: %1</source>
        <comment>%1 names of headers</comment>
        <translation>Der Nachricht fehlt: %1</translation>
    </message>
    <message>
        <source>The signature does not match: the secret is another one, or the body is not byte for byte what was sent.</source>
        <translation>Die Signatur passt nicht: Das Geheimnis ist ein anderes, oder der Rumpf ist nicht Byte für Byte, was gesendet wurde.</translation>
    </message>
    <message>
        <source>The signature is right and the message is fresh.</source>
        <translation>Die Signatur stimmt und die Nachricht ist frisch.</translation>
    </message>
    <message>
        <source>The signature is right, but its time is not in whole Unix seconds.</source>
        <translation>Die Signatur stimmt, aber ihre Zeit steht nicht in ganzen Unix-Sekunden.</translation>
    </message>
    <message numerus="yes">
        <source>The signature is right, but the message is %n second(s) old.</source>
        <translation><numerusform>Die Signatur stimmt, aber die Nachricht ist %n Sekunde alt.</numerusform><numerusform>Die Signatur stimmt, aber die Nachricht ist %n Sekunden alt.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The signature is right, but the message is dated %n second(s) ahead of this computer's clock.</source>
        <translation><numerusform>Die Signatur stimmt, aber die Nachricht ist der Uhr dieses Computers um %n Sekunde voraus.</numerusform><numerusform>Die Signatur stimmt, aber die Nachricht ist der Uhr dieses Computers um %n Sekunden voraus.</numerusform></translation>
    </message>
    <message>
        <source>The signature is right, but written in base64; hex belongs there.</source>
        <translation>Die Signatur stimmt, ist aber in Base64 geschrieben; dort gehört Hex hin.</translation>
    </message>
    <message>
        <source>The signature is right, but written in hex; base64 belongs there.</source>
        <translation>Die Signatur stimmt, ist aber in Hex geschrieben; dort gehört Base64 hin.</translation>
    </message>
    <message>
        <source>The signature is right. This scheme signs no time.</source>
        <translation>Die Signatur stimmt. Dieses Verfahren signiert keine Zeit.</translation>
    </message>
    <message>
        <source>The signature is the beginning of the right one: it was cut.</source>
        <translation>Die Signatur ist der Anfang der richtigen: Sie wurde abgeschnitten.</translation>
    </message>
    <message>
        <source>There is no secret to check it with.</source>
        <translation>Es gibt kein Geheimnis, mit dem sie geprüft werden könnte.</translation>
    </message>
    <message>
        <source>White space around the secret makes the difference.</source>
        <translation>Leerraum um das Geheimnis macht den Unterschied.</translation>
    </message>
</context>
<context>
    <name>WebhookHeaders</name>
    <message>
        <source>%1 is there twice</source>
        <translation>%1 steht zweimal da</translation>
    </message>
    <message>
        <source>Line %1 cannot be read: %2.</source>
        <comment>%1 a number, %2 the end of the sentence</comment>
        <translation>Zeile %1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>There are more than %1 headers.</source>
        <translation>Es sind mehr als %1 Kopfzeilen.</translation>
    </message>
    <message>
        <source>These are more than %1 KiB: more than the headers of a message.</source>
        <translation>Das sind mehr als %1 KiB: mehr als die Kopfzeilen einer Nachricht.</translation>
    </message>
    <message>
        <source>it continues the line before, which HTTP no longer allows</source>
        <translation>sie setzt die Zeile davor fort, was HTTP nicht mehr erlaubt</translation>
    </message>
    <message>
        <source>it has no colon</source>
        <translation>sie hat keinen Doppelpunkt</translation>
    </message>
    <message>
        <source>it holds a control character</source>
        <translation>sie enthält ein Steuerzeichen</translation>
    </message>
    <message>
        <source>it is longer than %1 bytes</source>
        <translation>sie ist länger als %1 Bytes</translation>
    </message>
    <message>
        <source>what stands before the colon is not a header's name</source>
        <translation>was vor dem Doppelpunkt steht, ist kein Name einer Kopfzeile</translation>
    </message>
</context>
<context>
    <name>WebhookListener</name>
    <message>
        <source>%1 cannot be written.</source>
        <comment>%1 a folder</comment>
        <translation>%1 kann nicht beschrieben werden.</translation>
    </message>
    <message>
        <source>Another listener of this profile is running, in the window or on a command line. Stop that one first.</source>
        <translation>Für dieses Profil läuft schon ein Empfang, im Fenster oder auf einer Befehlszeile. Beenden Sie zuerst diesen.</translation>
    </message>
    <message>
        <source>No webhook brought this event; it was read from the event feed.</source>
        <translation>Kein Webhook hat dieses Ereignis gebracht; es wurde aus dem Ereignisstrom gelesen.</translation>
    </message>
    <message>
        <source>The header is not signed: somebody may have changed it to have the event handled twice. Go by the id in the body.</source>
        <translation>Die Kopfzeile ist nicht signiert: Jemand kann sie geändert haben, damit das Ereignis zweimal behandelt wird. Richten Sie sich nach der Kennung im Inhalt.</translation>
    </message>
    <message>
        <source>The signature is right, but x-event-id names another event than the body.</source>
        <translation>Die Signatur stimmt, aber x-event-id nennt ein anderes Ereignis als der Inhalt.</translation>
    </message>
    <message>
        <source>To forward to %1 would be to send everything back here.</source>
        <comment>%1 an address</comment>
        <translation>An %1 weiterzureichen hieße, alles hierher zurückzusenden.</translation>
    </message>
</context>
<context>
    <name>WebhookReceipts</name>
    <message>
        <source>Arrived</source>
        <comment>column of webhooks that arrived</comment>
        <translation>Angekommen</translation>
    </message>
    <message>
        <source>Event</source>
        <comment>column of webhooks that arrived</comment>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Given up</source>
        <comment>state of a webhook that arrived</comment>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Handled</source>
        <comment>state of a webhook that arrived</comment>
        <translation>Behandelt</translation>
    </message>
    <message>
        <source>Handler</source>
        <comment>column of webhooks that arrived</comment>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>It cannot be trusted, so it is kept to be looked at and nothing else.</source>
        <translation>Ihm ist nicht zu trauen; es wird nur zur Ansicht aufbewahrt.</translation>
    </message>
    <message>
        <source>It is stored, and it was handled once, however often it came.</source>
        <translation>Es ist gespeichert und wurde einmal behandelt, gleich wie oft es kam.</translation>
    </message>
    <message>
        <source>It is stored; the handler did not take it, however often it was tried.</source>
        <translation>Es ist gespeichert; der Empfänger hat es trotz aller Versuche nicht angenommen.</translation>
    </message>
    <message>
        <source>It is stored; the handler has not taken it yet.</source>
        <translation>Es ist gespeichert; der Empfänger hat es noch nicht angenommen.</translation>
    </message>
    <message>
        <source>Missed</source>
        <comment>state of a webhook that arrived</comment>
        <translation>Verpasst</translation>
    </message>
    <message>
        <source>No webhook brought it; it was read from the event feed and handled.</source>
        <translation>Kein Webhook hat es gebracht; es wurde aus dem Ereignisstrom gelesen und behandelt.</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>state of a webhook that arrived</comment>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>State</source>
        <comment>column of webhooks that arrived</comment>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Times</source>
        <comment>column of webhooks that arrived</comment>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>column of webhooks that arrived</comment>
        <translation>Art</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>state of a webhook that arrived</comment>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>no answer</source>
        <comment>of a handler</comment>
        <translation>keine Antwort</translation>
    </message>
</context>
<context>
    <name>WebhookReplay</name>
    <message>
        <source>Answered with %1, which is neither taken nor refused: a sender would send it again.</source>
        <comment>%1 a status</comment>
        <translation>Mit %1 beantwortet, was weder angenommen noch abgelehnt ist: Ein Absender würde es erneut senden.</translation>
    </message>
    <message>
        <source>Answered with %1: the handler failed over it instead of refusing it. Answer 400 or 401.</source>
        <comment>%1 a status</comment>
        <translation>Mit %1 beantwortet: Der Empfänger ist daran gescheitert, statt es abzulehnen. Antworten Sie 400 oder 401.</translation>
    </message>
    <message>
        <source>Headers and body of this webhook are no longer kept: they were dropped at %1, after a month or because of many newer ones. The event stays known, so that it is not handled again, but it cannot be sent from here any more.</source>
        <comment>%1 a time</comment>
        <translation>Kopfzeilen und Inhalt dieses Webhooks werden nicht mehr aufbewahrt: Sie wurden um %1 verworfen, nach einem Monat oder wegen vieler neuerer. Das Ereignis bleibt bekannt und wird darum nicht noch einmal behandelt, aber es kann von hier nicht mehr gesendet werden.</translation>
    </message>
    <message>
        <source>Only one event of its resource is known here, so there is no order to change.</source>
        <translation>Hier ist nur ein Ereignis seiner Ressource bekannt, also gibt es keine Reihenfolge zu ändern.</translation>
    </message>
    <message>
        <source>Refused, although it had been taken before. A sender whose first answer was lost would go on sending: answer 2xx to what is known.</source>
        <translation>Abgelehnt, obwohl es zuvor angenommen wurde. Ein Absender, dessen erste Antwort verloren ging, würde weiter senden: Antworten Sie auf Bekanntes mit 2xx.</translation>
    </message>
    <message>
        <source>Refused, although it is rightly signed. Check that the handler has this secret and looks at the raw bytes.</source>
        <translation>Abgelehnt, obwohl es richtig signiert ist. Prüfen Sie, dass der Empfänger dieses Geheimnis hat und die rohen Bytes ansieht.</translation>
    </message>
    <message>
        <source>Refused, as it should be.</source>
        <translation>Abgelehnt, wie es sein soll.</translation>
    </message>
    <message>
        <source>Taken again, as it should be. Whether it was acted on only once, your own records tell.</source>
        <translation>Erneut angenommen, wie es sein soll. Ob es nur einmal ausgeführt wurde, sagen Ihre eigenen Aufzeichnungen.</translation>
    </message>
    <message numerus="yes">
        <source>Taken, although it was signed %n second(s) ago. Whoever has caught a message can send it again: refuse what is older than five minutes.</source>
        <translation><numerusform>Angenommen, obwohl es vor %n Sekunde signiert wurde. Wer eine Nachricht abgefangen hat, kann sie erneut senden: Lehnen Sie ab, was älter als fünf Minuten ist.</numerusform><numerusform>Angenommen, obwohl es vor %n Sekunden signiert wurde. Wer eine Nachricht abgefangen hat, kann sie erneut senden: Lehnen Sie ab, was älter als fünf Minuten ist.</numerusform></translation>
    </message>
    <message>
        <source>Taken, although it was signed with another secret. Anybody can forge events: compare the signature, before anything else.</source>
        <translation>Angenommen, obwohl es mit einem anderen Geheimnis signiert ist. Jeder kann Ereignisse fälschen: Vergleichen Sie vor allem anderen die Signatur.</translation>
    </message>
    <message>
        <source>Taken, although its time was changed after it was signed. The time is a part of what is signed: calculate the signature over it too.</source>
        <translation>Angenommen, obwohl die Zeit nach dem Signieren geändert wurde. Die Zeit gehört zu dem, was signiert ist: Berechnen Sie die Signatur auch über sie.</translation>
    </message>
    <message>
        <source>Taken, although the body was changed after it was signed. Anybody can forge events: check the signature over the raw bytes, before anything else.</source>
        <translation>Angenommen, obwohl der Inhalt nach dem Signieren geändert wurde. Jeder kann Ereignisse fälschen: Prüfen Sie vor allem anderen die Signatur über die rohen Bytes.</translation>
    </message>
    <message>
        <source>Taken, as it should be.</source>
        <translation>Angenommen, wie es sein soll.</translation>
    </message>
    <message>
        <source>Taken, as it should be. Whether the newer state was kept, your own records tell.</source>
        <translation>Angenommen, wie es sein soll. Ob der neuere Stand erhalten blieb, sagen Ihre eigenen Aufzeichnungen.</translation>
    </message>
    <message>
        <source>These are more than %1 messages.</source>
        <translation>Das sind mehr als %1 Nachrichten.</translation>
    </message>
    <message>
        <source>This kind of signature has no time, so nothing can be late.</source>
        <translation>Diese Art Signatur hat keine Zeit, also kann nichts verspätet sein.</translation>
    </message>
    <message>
        <source>after a newer one</source>
        <comment>how a webhook is sent</comment>
        <translation>nach einem neueren</translation>
    </message>
    <message>
        <source>another secret</source>
        <comment>how a webhook is sent</comment>
        <translation>anderes Geheimnis</translation>
    </message>
    <message>
        <source>as it is</source>
        <comment>how a webhook is sent</comment>
        <translation>wie es ist</translation>
    </message>
    <message>
        <source>body changed</source>
        <comment>how a webhook is sent</comment>
        <translation>Inhalt geändert</translation>
    </message>
    <message>
        <source>late</source>
        <comment>how a webhook is sent</comment>
        <translation>verspätet</translation>
    </message>
    <message>
        <source>once more</source>
        <comment>how a webhook is sent</comment>
        <translation>noch einmal</translation>
    </message>
    <message>
        <source>time changed</source>
        <comment>how a webhook is sent</comment>
        <translation>Zeit geändert</translation>
    </message>
</context>
<context>
    <name>WebhookScheme</name>
    <message>
        <source>CoinPay (x-timestamp, x-signature)</source>
        <translation>CoinPay (x-timestamp, x-signature)</translation>
    </message>
    <message>
        <source>One header (t=…,v1=…), as Stripe's</source>
        <translation>Eine Kopfzeile (t=…,v1=…) wie bei Stripe</translation>
    </message>
    <message>
        <source>Standard Webhooks (webhook-signature)</source>
        <translation>Standard Webhooks (webhook-signature)</translation>
    </message>
    <message>
        <source>The body alone (sha256=…), as GitHub's</source>
        <translation>Nur der Rumpf (sha256=…) wie bei GitHub</translation>
    </message>
</context>
<context>
    <name>WebhookVerifier</name>
    <message>
        <source>Enter the endpoint's secret.</source>
        <translation>Geben Sie das Geheimnis des Endpunkts ein.</translation>
    </message>
    <message>
        <source>The message lacks: %1</source>
        <comment>%1 names of headers</comment>
        <translation>Der Nachricht fehlt: %1</translation>
    </message>
    <message>
        <source>The signature does not match: the secret is another one, or the body is not byte for byte what was sent.</source>
        <translation>Die Signatur passt nicht: Das Geheimnis ist ein anderes, oder der Inhalt ist nicht Byte für Byte, was gesendet wurde.</translation>
    </message>
    <message>
        <source>The signature is right and the message is fresh.</source>
        <translation>Die Signatur stimmt und die Nachricht ist frisch.</translation>
    </message>
    <message>
        <source>The signature is right, but the message is %1 s old; %2 s are allowed. It may be a copy of an earlier one.</source>
        <translation>Die Signatur stimmt, aber die Nachricht ist %1 s alt; %2 s sind erlaubt. Sie kann die Kopie einer früheren sein.</translation>
    </message>
    <message>
        <source>The signature is right, but the message is dated %1 s ahead of this computer's clock; %2 s are allowed. Check the clock.</source>
        <translation>Die Signatur stimmt, aber die Nachricht ist gegenüber der Uhr dieses Computers %1 s vordatiert; %2 s sind erlaubt. Prüfen Sie die Uhr.</translation>
    </message>
    <message>
        <source>x-signature is not %1 hexadecimal digits.</source>
        <translation>x-signature hat nicht %1 hexadezimale Ziffern.</translation>
    </message>
    <message>
        <source>x-timestamp is not a time in whole Unix seconds.</source>
        <translation>x-timestamp ist keine Zeit in ganzen Unix-Sekunden.</translation>
    </message>
</context>
<context>
    <name>Wire</name>
    <message>
        <source>The server's answer cannot be read: %1.</source>
        <comment>%1 a reason</comment>
        <translation>Die Antwort des Servers ist nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>The server's answer is not what the contract promises: %1 %2.</source>
        <comment>%1 where, a JSON pointer; %2 what is wrong, e.g. 'is missing'</comment>
        <translation>Die Antwort des Servers ist nicht, was der Vertrag verspricht: %1 %2.</translation>
    </message>
    <message>
        <source>The server's answer is not what the contract promises: it %1.</source>
        <comment>%1 what is wrong, e.g. 'is not an object'</comment>
        <translation>Die Antwort des Servers ist nicht, was der Vertrag verspricht: sie %1.</translation>
    </message>
    <message>
        <source>has too many entries</source>
        <comment>after a place</comment>
        <translation>hat zu viele Einträge</translation>
    </message>
    <message>
        <source>is empty</source>
        <comment>after a place</comment>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is missing</source>
        <comment>after a place</comment>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>is neither true nor false</source>
        <comment>after a place</comment>
        <translation>ist weder wahr noch falsch</translation>
    </message>
    <message>
        <source>is not a list</source>
        <comment>after a place</comment>
        <translation>ist keine Liste</translation>
    </message>
    <message>
        <source>is not a secret</source>
        <comment>after a place</comment>
        <translation>ist kein Geheimnis</translation>
    </message>
    <message>
        <source>is not a text</source>
        <comment>after a place</comment>
        <translation>ist kein Text</translation>
    </message>
    <message>
        <source>is not a time</source>
        <comment>after a place</comment>
        <translation>ist keine Zeit</translation>
    </message>
    <message>
        <source>is not a token</source>
        <comment>after a place</comment>
        <translation>ist kein Token</translation>
    </message>
    <message>
        <source>is not a type of event</source>
        <comment>after a place</comment>
        <translation>ist keine Ereignisart</translation>
    </message>
    <message>
        <source>is not a whole number from %1 to %2</source>
        <comment>after a place</comment>
        <translation>ist keine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>is not an amount of %1</source>
        <comment>after a place; %1 an asset code</comment>
        <translation>ist kein Betrag in %1</translation>
    </message>
    <message>
        <source>is not an object</source>
        <comment>after a place</comment>
        <translation>ist kein Objekt</translation>
    </message>
    <message>
        <source>is not the amount and the fee together</source>
        <comment>after a place</comment>
        <translation>ist nicht Betrag und Gebühr zusammen</translation>
    </message>
    <message>
        <source>is one note too many</source>
        <comment>after a place</comment>
        <translation>ist eine Notiz zu viel</translation>
    </message>
    <message>
        <source>is there twice</source>
        <comment>after a place</comment>
        <translation>steht zweimal da</translation>
    </message>
    <message>
        <source>is too long</source>
        <comment>after a place</comment>
        <translation>ist zu lang</translation>
    </message>
    <message>
        <source>it breaks off in the middle</source>
        <comment>a reason</comment>
        <translation>sie bricht in der Mitte ab</translation>
    </message>
    <message>
        <source>it holds too many values</source>
        <comment>a reason</comment>
        <translation>sie enthält zu viele Werte</translation>
    </message>
    <message>
        <source>it is empty</source>
        <comment>a reason</comment>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>it is larger than 16 MiB</source>
        <comment>a reason</comment>
        <translation>sie ist größer als 16 MiB</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <comment>a reason</comment>
        <translation>sie ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it is not UTF-8 text</source>
        <comment>a reason</comment>
        <translation>sie ist kein UTF-8-Text</translation>
    </message>
    <message>
        <source>it is not valid JSON</source>
        <comment>a reason</comment>
        <translation>sie ist kein gültiges JSON</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>is not that of its data</source>
        <comment>after a place</comment>
        <translation>ist nicht die seiner Daten</translation>
    </message>
    <message>
        <source>is not the resource that the event names</source>
        <comment>after a place</comment>
        <translation>ist nicht die Ressource, die das Ereignis nennt</translation>
    </message>
</context>
<context>
    <name>coinpay</name>
    <message>
        <source>%1 (frozen)</source>
        <comment>%1 a wallet's name</comment>
        <translation>%1 (gesperrt)</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be added.</source>
        <comment>two asset codes</comment>
        <translation>%1 und %2 lassen sich nicht addieren.</translation>
    </message>
    <message>
        <source>%1 does not travel on %2.</source>
        <comment>%1 an asset code, %2 a network</comment>
        <translation>%1 gibt es nicht auf %2.</translation>
    </message>
    <message>
        <source>%1 has %2 decimals; this amount has more.</source>
        <comment>%1 an asset code, %2 a number</comment>
        <translation>%1 hat %2 Nachkommastellen; dieser Betrag hat mehr.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>%1 kind of an address: P2WPKH, %2 mainnet or testnet</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, retired</source>
        <comment>%1 a network; an address that is not used any more</comment>
        <translation>%1, ausgedient</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>how long an invoice can be paid</comment>
        <translation><numerusform>%n Tag</numerusform><numerusform>%n Tage</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <comment>how long an invoice can be paid</comment>
        <translation><numerusform>%n Stunde</numerusform><numerusform>%n Stunden</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <comment>how long an invoice can be paid</comment>
        <translation><numerusform>%n Minute</numerusform><numerusform>%n Minuten</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) so far</source>
        <comment>the first synchronization</comment>
        <translation><numerusform>bisher %n Zeile</numerusform><numerusform>bisher %n Zeilen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <comment>how long an invoice can be paid</comment>
        <translation><numerusform>%n Sekunde</numerusform><numerusform>%n Sekunden</numerusform></translation>
    </message>
    <message>
        <source>--page is one of %1.</source>
        <comment>%1 a list of words</comment>
        <translation>--page ist eines von %1.</translation>
    </message>
    <message>
        <source>--theme is one of light, dark and system.</source>
        <translation>--theme ist light, dark oder system.</translation>
    </message>
    <message>
        <source>--tour needs --tour-control with the sandbox's https:// control address.</source>
        <translation>--tour braucht --tour-control mit der https://-Steueradresse der Sandbox.</translation>
    </message>
    <message>
        <source>1, 3 or bc1</source>
        <comment>how Bitcoin addresses begin</comment>
        <translation>1, 3 oder bc1</translation>
    </message>
    <message>
        <source>A dispute is about the whole escrow and names no amount.</source>
        <translation>Ein Streitfall betrifft die ganze Treuhand und nennt keinen Betrag.</translation>
    </message>
    <message>
        <source>A frozen wallet receives, but does not send.</source>
        <translation>Ein gesperrtes Wallet empfängt, sendet aber nicht.</translation>
    </message>
    <message>
        <source>A label has at most %1 characters. Write the rest into a note.</source>
        <translation>Ein Etikett hat höchstens %1 Zeichen. Schreiben Sie den Rest in eine Notiz.</translation>
    </message>
    <message>
        <source>A label is one line of plain text.</source>
        <translation>Ein Etikett ist eine Zeile einfacher Text.</translation>
    </message>
    <message>
        <source>A label needs a word.</source>
        <translation>Ein Etikett braucht ein Wort.</translation>
    </message>
    <message>
        <source>A note has at most %1 characters.</source>
        <translation>Eine Notiz hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>A note has at most %1 characters. Write two.</source>
        <translation>Eine Notiz hat höchstens %1 Zeichen. Schreiben Sie zwei.</translation>
    </message>
    <message>
        <source>A note's name has 1 to %1 characters.</source>
        <translation>Der Name einer Notiz hat 1 bis %1 Zeichen.</translation>
    </message>
    <message>
        <source>A reference has at most %1 characters.</source>
        <translation>Eine Referenz hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>A reference is one line, without control characters.</source>
        <translation>Eine Referenz ist eine Zeile ohne Steuerzeichen.</translation>
    </message>
    <message>
        <source>A release or refund of this escrow is under way; wait until it is final.</source>
        <translation>Eine Auszahlung oder Erstattung dieser Treuhand läuft; warten Sie, bis sie endgültig ist.</translation>
    </message>
    <message>
        <source>A row has three to five cells: destination, amount, asset, and then network and note where needed. This one has %1.</source>
        <comment>%1 a number</comment>
        <translation>Eine Zeile hat drei bis fünf Zellen: Ziel, Betrag, Währung und, wo nötig, Netzwerk und Notiz. Diese hat %1.</translation>
    </message>
    <message>
        <source>Account</source>
        <comment>kind of an address on Solana</comment>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Account or contract</source>
        <comment>kind of an address on Ethereum or Tron</comment>
        <translation>Konto oder Vertrag</translation>
    </message>
    <message>
        <source>Address</source>
        <comment>column of receive addresses</comment>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Allow CoinPay Desk to use it and try again.</source>
        <translation>Erlauben Sie CoinPay Desk den Zugriff und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>An address that begins with 3 may be Bitcoin's. Ask the payee for the one on Litecoin that begins with M or ltc1.</source>
        <translation>Eine Adresse, die mit 3 beginnt, kann zu Bitcoin gehören. Lassen Sie sich vom Empfänger die auf Litecoin geben, die mit M oder ltc1 beginnt.</translation>
    </message>
    <message>
        <source>An amount has only digits and one decimal separator, like %1.</source>
        <comment>%1 an amount</comment>
        <translation>Ein Betrag hat nur Ziffern und ein Dezimaltrennzeichen, wie %1.</translation>
    </message>
    <message>
        <source>An invoice can be open from one minute to 30 days.</source>
        <translation>Eine Rechnung kann von einer Minute bis 30 Tage offen sein.</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>As of</source>
        <comment>column of balances</comment>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Asset</source>
        <comment>column of balances</comment>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Asset</source>
        <comment>column of receive addresses</comment>
        <translation>Währung</translation>
    </message>
    <message>
        <source>At most %1 notes fit on an invoice.</source>
        <translation>Auf eine Rechnung passen höchstens %1 Notizen.</translation>
    </message>
    <message>
        <source>Available</source>
        <comment>column of balances</comment>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Begin on the page &lt;page&gt;: %1.</source>
        <comment>%1 a list of words</comment>
        <translation>Auf der Seite &lt;page&gt; beginnen: %1.</translation>
    </message>
    <message>
        <source>Catching up</source>
        <comment>state of the connection</comment>
        <translation>Wird nachgeholt</translation>
    </message>
    <message>
        <source>Certificate: the connection to “%1” is not safe</source>
        <comment>%1 a host name</comment>
        <translation>Zertifikat: Die Verbindung zu „%1“ ist nicht sicher</translation>
    </message>
    <message>
        <source>Character %1 is a space or a line break; an address has none. Remove it, and make sure that there is only one address.</source>
        <comment>%1 a number</comment>
        <translation>Zeichen %1 ist ein Leerzeichen oder ein Zeilenumbruch; eine Adresse hat keine. Entfernen Sie es, und achten Sie darauf, dass es nur eine Adresse ist.</translation>
    </message>
    <message>
        <source>Character %1, %2, cannot be seen and has no place in an address. Type the address, or copy it from another place.</source>
        <comment>%1 a number, %2 a code such as U+202E</comment>
        <translation>Zeichen %1, %2, ist unsichtbar und hat in einer Adresse nichts zu suchen. Tippen Sie die Adresse ab, oder kopieren Sie sie von einer anderen Stelle.</translation>
    </message>
    <message>
        <source>Character %1, %2, does not occur in addresses on %3. Copy the address again.</source>
        <comment>%1 a number, %2 a character in quotes or its code U+0430, %3 a network</comment>
        <translation>Zeichen %1, %2, kommt in Adressen auf %3 nicht vor. Kopieren Sie die Adresse noch einmal.</translation>
    </message>
    <message>
        <source>Check that the public key shown here is the one registered with the server, and that the key id belongs to it.</source>
        <translation>Prüfen Sie, dass der hier gezeigte öffentliche Schlüssel der beim Server registrierte ist und die Schlüssel-ID zu ihm gehört.</translation>
    </message>
    <message>
        <source>Check that the server is running, the port, and that no firewall stands between.</source>
        <translation>Prüfen Sie, dass der Server läuft, den Port, und dass keine Firewall dazwischen steht.</translation>
    </message>
    <message>
        <source>Check the address. It is the server's root, like https://api.example.com, without a path.</source>
        <translation>Prüfen Sie die Adresse. Sie ist die Wurzel des Servers, wie https://api.example.com, ohne Pfad.</translation>
    </message>
    <message>
        <source>Check the proxy in the system's network settings.</source>
        <translation>Prüfen Sie den Proxy in den Netzwerkeinstellungen des Systems.</translation>
    </message>
    <message>
        <source>Check the spelling of the address, and that this machine is online.</source>
        <translation>Prüfen Sie die Schreibweise der Adresse und ob dieser Rechner online ist.</translation>
    </message>
    <message>
        <source>Choose an asset.</source>
        <translation>Wählen Sie eine Währung.</translation>
    </message>
    <message>
        <source>Choose the wallet to send from.</source>
        <translation>Wählen Sie die Wallet, aus der gesendet wird.</translation>
    </message>
    <message>
        <source>Clock: this machine's time is wrong</source>
        <translation>Uhr: Die Zeit dieses Rechners ist falsch</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <comment>state of the connection</comment>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>D, A or 9</source>
        <comment>how Dogecoin addresses begin</comment>
        <translation>D, A oder 9</translation>
    </message>
    <message>
        <source>Decimals are written with “%1” here, like %2.</source>
        <comment>%1 a decimal separator, %2 an amount</comment>
        <translation>Nachkommastellen werden hier mit „%1“ geschrieben, wie %2.</translation>
    </message>
    <message>
        <source>Enter a reference for the deal.</source>
        <translation>Geben Sie eine Referenz für das Geschäft ein.</translation>
    </message>
    <message>
        <source>Enter a reference, such as the order number.</source>
        <translation>Geben Sie eine Referenz ein, etwa die Bestellnummer.</translation>
    </message>
    <message>
        <source>Enter an amount.</source>
        <translation>Geben Sie einen Betrag ein.</translation>
    </message>
    <message>
        <source>Enter the address to send to.</source>
        <translation>Geben Sie die Adresse ein, an die gesendet wird.</translation>
    </message>
    <message>
        <source>Enter the amount to be paid.</source>
        <translation>Geben Sie den zu zahlenden Betrag ein.</translation>
    </message>
    <message>
        <source>Fetching everything</source>
        <comment>state of the connection</comment>
        <translation>Alles wird abgeholt</translation>
    </message>
    <message>
        <source>Give the key at least the scopes “read” and “invoices:write” on the server.</source>
        <translation>Geben Sie dem Schlüssel auf dem Server mindestens die Berechtigungen „read“ und „invoices:write“.</translation>
    </message>
    <message>
        <source>Import the key again, or make a new pair and register it.</source>
        <translation>Importieren Sie den Schlüssel erneut, oder erzeugen Sie ein neues Paar und registrieren Sie es.</translation>
    </message>
    <message>
        <source>It may be busy. Try again in a moment.</source>
        <translation>Er ist vielleicht beschäftigt. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>It was stopped before it was done</source>
        <translation>Es wurde angehalten, bevor es fertig war</translation>
    </message>
    <message>
        <source>Keep profiles and data in &lt;dir&gt;.</source>
        <translation>Profile und Daten in &lt;dir&gt; aufbewahren.</translation>
    </message>
    <message>
        <source>Key: the server does not accept it</source>
        <translation>Schlüssel: Der Server nimmt ihn nicht an</translation>
    </message>
    <message>
        <source>Keychain: access was denied</source>
        <translation>Schlüsselbund: Der Zugriff wurde verweigert</translation>
    </message>
    <message>
        <source>Keychain: it is locked</source>
        <translation>Schlüsselbund: Er ist gesperrt</translation>
    </message>
    <message>
        <source>Keychain: none is running</source>
        <translation>Schlüsselbund: Es läuft keiner</translation>
    </message>
    <message>
        <source>Keychain: the private key is not there</source>
        <translation>Schlüsselbund: Der private Schlüssel ist nicht da</translation>
    </message>
    <message>
        <source>L, M or ltc1</source>
        <comment>how Litecoin addresses begin</comment>
        <translation>L, M oder ltc1</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Line %1 is not a note. Write a name, “=” and a text, like: table = 12</source>
        <comment>%1 a line number</comment>
        <translation>Zeile %1 ist keine Notiz. Schreiben Sie einen Namen, „=“ und einen Text, wie: Tisch = 12</translation>
    </message>
    <message>
        <source>Line %1: a quotation mark opens a cell and is never closed.</source>
        <comment>%1 a number</comment>
        <translation>Zeile %1: Ein Anführungszeichen öffnet eine Zelle und wird nie geschlossen.</translation>
    </message>
    <message>
        <source>Line %1: something follows the closing quotation mark of a cell. Inside a cell, write two of them.</source>
        <comment>%1 a number</comment>
        <translation>Zeile %1: Nach dem schließenden Anführungszeichen einer Zelle folgt noch etwas. Innerhalb einer Zelle schreiben Sie zwei davon.</translation>
    </message>
    <message>
        <source>Live</source>
        <comment>state of the connection</comment>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Merchant dashboard for crypto payments</source>
        <translation>Übersicht für Händler, die Kryptozahlungen annehmen</translation>
    </message>
    <message>
        <source>Name: “%1” was not found</source>
        <comment>%1 a host name</comment>
        <translation>Name: „%1“ wurde nicht gefunden</translation>
    </message>
    <message>
        <source>Network</source>
        <comment>column of balances</comment>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Network</source>
        <comment>column of receive addresses</comment>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Network: “%1” cannot be reached</source>
        <comment>%1 a host name</comment>
        <translation>Netzwerk: „%1“ ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Nobody can spend what is sent to this address: it belongs to a program or a token itself, or to nobody. Ask the payee for their own address.</source>
        <translation>Was an diese Adresse gesendet wird, kann niemand mehr ausgeben: Sie gehört einem Programm, dem Token selbst oder niemandem. Lassen Sie sich vom Empfänger dessen eigene Adresse geben.</translation>
    </message>
    <message>
        <source>Not checked</source>
        <comment>kind of an address</comment>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Nothing is wrong here. Try again later, and give the request id to the server's operator if it stays so.</source>
        <translation>Hier ist alles in Ordnung. Versuchen Sie es später erneut, und nennen Sie dem Betreiber des Servers die Anfrage-ID, wenn es so bleibt.</translation>
    </message>
    <message>
        <source>Nothing was sent. If the server uses a certificate authority of its own, add its certificate; otherwise ask the server's operator.</source>
        <translation>Es wurde nichts gesendet. Wenn der Server eine eigene Zertifizierungsstelle verwendet, fügen Sie deren Zertifikat hinzu; sonst fragen Sie den Betreiber des Servers.</translation>
    </message>
    <message>
        <source>Offline</source>
        <comment>state of the connection</comment>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <comment>state of the connection; %1 a time</comment>
        <translation>Offline seit %1</translation>
    </message>
    <message>
        <source>Open the form for a new invoice.</source>
        <translation>Das Formular für eine neue Rechnung öffnen.</translation>
    </message>
    <message>
        <source>Open the profile &lt;name&gt;.</source>
        <translation>Das Profil &lt;name&gt; öffnen.</translation>
    </message>
    <message>
        <source>Other rows write decimals with a comma. Write every amount with a decimal point, like 1234.50.</source>
        <translation>Andere Zeilen schreiben Dezimalstellen mit Komma. Schreiben Sie jeden Betrag mit Dezimalpunkt, zum Beispiel 1234.50.</translation>
    </message>
    <message>
        <source>Own range</source>
        <translation>Eigener Zeitraum</translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>state of the connection</comment>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>column of balances</comment>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Proxy: it did not let the connection through</source>
        <translation>Proxy: Er ließ die Verbindung nicht durch</translation>
    </message>
    <message>
        <source>Receive addresses</source>
        <translation>Empfangsadressen</translation>
    </message>
    <message>
        <source>Request id: %1</source>
        <translation>Anfrage-ID: %1</translation>
    </message>
    <message>
        <source>Say what the dispute is about.</source>
        <translation>Sagen Sie, worum es im Streitfall geht.</translation>
    </message>
    <message>
        <source>Say who the buyer is.</source>
        <translation>Sagen Sie, wer der Käufer ist.</translation>
    </message>
    <message>
        <source>Say who the seller is.</source>
        <translation>Sagen Sie, wer der Verkäufer ist.</translation>
    </message>
    <message>
        <source>Say why the money is refunded.</source>
        <translation>Sagen Sie, warum das Geld erstattet wird.</translation>
    </message>
    <message>
        <source>Say why the money is released.</source>
        <translation>Sagen Sie, warum das Geld freigegeben wird.</translation>
    </message>
    <message>
        <source>Scope: the key is not allowed to do this</source>
        <translation>Berechtigung: Der Schlüssel darf das nicht</translation>
    </message>
    <message>
        <source>Server's default</source>
        <comment>how long an invoice can be paid</comment>
        <translation>Vorgabe des Servers</translation>
    </message>
    <message>
        <source>Server: something is wrong there</source>
        <translation>Server: Dort stimmt etwas nicht</translation>
    </message>
    <message>
        <source>Server: too many calls</source>
        <translation>Server: zu viele Aufrufe</translation>
    </message>
    <message>
        <source>Server: “%1” did not answer</source>
        <comment>%1 a host name</comment>
        <translation>Server: „%1“ hat nicht geantwortet</translation>
    </message>
    <message>
        <source>Server: “%1” does not speak the CoinPay API</source>
        <comment>%1 a host name</comment>
        <translation>Server: „%1“ spricht nicht die CoinPay-API</translation>
    </message>
    <message>
        <source>Set the clock, best by turning on time synchronization, and try again.</source>
        <translation>Stellen Sie die Uhr, am besten durch Zeitabgleich, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Show what a coinpay-desk://trace/… link is about, or a support bundle by its file.</source>
        <translation>Zeigen, worum es bei einem coinpay-desk://trace/…-Link geht, oder ein Support-Paket aus einer Datei.</translation>
    </message>
    <message>
        <source>Since</source>
        <comment>column of receive addresses</comment>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Small letters and capitals are mixed, from character %1 on; an address of this kind is written in one of them. Copy it again.</source>
        <comment>%1 a number</comment>
        <translation>Ab Zeichen %1 sind Klein- und Großbuchstaben gemischt; eine Adresse dieser Art wird nur in einem von beiden geschrieben. Kopieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>Solana addresses have no checksum, so a wrong character would not be noticed. Compare all of it with where it came from.</source>
        <translation>Adressen auf Solana haben keine Prüfsumme; ein falsches Zeichen fiele nicht auf. Vergleichen Sie die ganze Adresse mit ihrer Quelle.</translation>
    </message>
    <message>
        <source>Something here is not right yet</source>
        <translation>Hier stimmt etwas noch nicht</translation>
    </message>
    <message>
        <source>Start the desktop's keychain (such as GNOME Keyring or KWallet), or keep the key for this session only.</source>
        <translation>Starten Sie den Schlüsselbund der Arbeitsumgebung (etwa GNOME Keyring oder KWallet), oder behalten Sie den Schlüssel nur für diese Sitzung.</translation>
    </message>
    <message>
        <source>Starting</source>
        <comment>state of the connection</comment>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Storage: it could not be saved</source>
        <translation>Speicher: Es konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The amount is not complete. Write it like %1.</source>
        <comment>%1 an amount</comment>
        <translation>Der Betrag ist nicht vollständig. Schreiben Sie ihn wie %1.</translation>
    </message>
    <message>
        <source>The amount must be more than zero.</source>
        <translation>Der Betrag muss größer als null sein.</translation>
    </message>
    <message>
        <source>The buyer has not funded this escrow yet.</source>
        <translation>Der Käufer hat noch nicht in diese Treuhand eingezahlt.</translation>
    </message>
    <message>
        <source>The callback cannot hold a user name or a '#' part.</source>
        <translation>Die Rückrufadresse darf weder einen Benutzernamen noch einen Teil nach „#“ enthalten.</translation>
    </message>
    <message>
        <source>The callback must be an https:// address.</source>
        <translation>Der Rückruf muss eine https://-Adresse sein.</translation>
    </message>
    <message>
        <source>The capitals in this address are its checksum, and they do not fit: at least one character is not what it should be. Copy it again.</source>
        <translation>Die Großbuchstaben in dieser Adresse sind ihre Prüfsumme, und sie passen nicht: Mindestens ein Zeichen ist nicht, was es sein sollte. Kopieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>The checksum is right, but this is not an address that money can be sent to. Ask the payee for another.</source>
        <translation>Die Prüfsumme stimmt, aber an diese Adresse kann kein Geld gesendet werden. Lassen Sie sich vom Empfänger eine andere geben.</translation>
    </message>
    <message>
        <source>The checksum is wrong: at least one character of the address is not what it should be. Copy it again.</source>
        <translation>Die Prüfsumme stimmt nicht: Mindestens ein Zeichen der Adresse ist nicht, was es sein sollte. Kopieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>The escrow holds %1 %2, which is less.</source>
        <comment>an amount, its asset</comment>
        <translation>Die Treuhand hält %1 %2, das ist weniger.</translation>
    </message>
    <message>
        <source>The header has no column “%1”.</source>
        <comment>%1 a column's name</comment>
        <translation>In der Kopfzeile fehlt die Spalte „%1“.</translation>
    </message>
    <message>
        <source>The header names the column “%1” twice.</source>
        <comment>%1 a column's name</comment>
        <translation>Die Kopfzeile nennt die Spalte „%1“ zweimal.</translation>
    </message>
    <message>
        <source>The key lacks a scope</source>
        <comment>state of the connection</comment>
        <translation>Dem Schlüssel fehlt eine Berechtigung</translation>
    </message>
    <message>
        <source>The line has no “%1”.</source>
        <comment>%1 a member of the line</comment>
        <translation>In der Zeile fehlt „%1“.</translation>
    </message>
    <message>
        <source>The payment link asks for %1, and the row says %2.</source>
        <comment>two amounts</comment>
        <translation>Der Zahlungslink verlangt %1, in der Zeile steht %2.</translation>
    </message>
    <message>
        <source>The reason has at most %1 characters.</source>
        <comment>%1 a number</comment>
        <translation>Der Grund hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>The reason is one line, without control characters.</source>
        <translation>Der Grund ist eine Zeile, ohne Steuerzeichen.</translation>
    </message>
    <message>
        <source>The same amount to the same address as on line %1. Sent twice if both stay.</source>
        <comment>%1 a number</comment>
        <translation>Derselbe Betrag an dieselbe Adresse wie in Zeile %1. Er wird zweimal gesendet, wenn beide bleiben.</translation>
    </message>
    <message>
        <source>The sandbox's control address, for --tour.</source>
        <translation>Die Steueradresse der Sandbox, für --tour.</translation>
    </message>
    <message>
        <source>There are more than %L1 rows. Divide the table and send it in parts.</source>
        <comment>%L1 a number</comment>
        <translation>Es sind mehr als %L1 Zeilen. Teilen Sie die Tabelle und senden Sie sie in Teilen.</translation>
    </message>
    <message>
        <source>There are no rows in it.</source>
        <translation>Es sind keine Zeilen darin.</translation>
    </message>
    <message>
        <source>There is no destination.</source>
        <translation>Das Ziel fehlt.</translation>
    </message>
    <message>
        <source>There is nothing in this note yet.</source>
        <translation>In dieser Notiz steht noch nichts.</translation>
    </message>
    <message>
        <source>This address begins and ends like one you know, but it is another one. Compare the middle; if you copied it from a list of payments, it may be a trap.</source>
        <translation>Diese Adresse beginnt und endet wie eine bekannte, ist aber eine andere. Vergleichen Sie die Mitte; wenn Sie sie aus einer Liste von Zahlungen kopiert haben, kann sie eine Falle sein.</translation>
    </message>
    <message>
        <source>This address begins and ends like the one of %1, but it is another one. Compare the middle; if you copied it from a list of payments, it may be a trap.</source>
        <comment>%1 a name from the address book</comment>
        <translation>Diese Adresse beginnt und endet wie die von %1, ist aber eine andere. Vergleichen Sie die Mitte; wenn Sie sie aus einer Liste von Zahlungen kopiert haben, kann sie eine Falle sein.</translation>
    </message>
    <message>
        <source>This address begins and ends like the one on line %1, but it is another one. Compare the middle.</source>
        <comment>%1 a number</comment>
        <translation>Diese Adresse beginnt und endet wie die in Zeile %1, ist aber eine andere. Vergleichen Sie die Mitte.</translation>
    </message>
    <message>
        <source>This address has %1 characters, one on %2 has 42. Copy it again, whole.</source>
        <comment>%1 a number, %2 a network</comment>
        <translation>Diese Adresse hat %1 Zeichen, eine auf %2 hat 42. Kopieren Sie sie noch einmal, und zwar ganz.</translation>
    </message>
    <message>
        <source>This address is of a kind that is not in use yet. Ask the payee whether it is really theirs.</source>
        <translation>Adressen dieser Art sind noch nicht in Gebrauch. Fragen Sie den Empfänger, ob es wirklich seine ist.</translation>
    </message>
    <message>
        <source>This address is written without a checksum, so a wrong character would not be noticed. Compare all of it with where it came from.</source>
        <translation>Diese Adresse ist ohne Prüfsumme geschrieben; ein falsches Zeichen fiele nicht auf. Vergleichen Sie die ganze Adresse mit ihrer Quelle.</translation>
    </message>
    <message>
        <source>This amount is too large.</source>
        <translation>Dieser Betrag ist zu groß.</translation>
    </message>
    <message>
        <source>This escrow holds %1.</source>
        <comment>%1 an asset code</comment>
        <translation>Diese Treuhand hält %1.</translation>
    </message>
    <message>
        <source>This escrow holds nothing any more.</source>
        <translation>Diese Treuhand hält nichts mehr.</translation>
    </message>
    <message>
        <source>This escrow is disputed already.</source>
        <translation>Diese Treuhand ist bereits strittig.</translation>
    </message>
    <message>
        <source>This escrow is over; nothing can be done to it.</source>
        <translation>Diese Treuhand ist abgeschlossen; es lässt sich nichts mehr tun.</translation>
    </message>
    <message>
        <source>This is a private key, not an address. Whoever sees it can take the money it guards: clear it from the clipboard, and ask the payee for the address.</source>
        <translation>Das ist ein privater Schlüssel, keine Adresse. Wer ihn sieht, kann das Geld nehmen, das er schützt: Leeren Sie die Zwischenablage, und lassen Sie sich vom Empfänger die Adresse geben.</translation>
    </message>
    <message>
        <source>This is an address of a test network of %1, where money has no value. What is sent to it is lost.</source>
        <comment>%1 a network</comment>
        <translation>Das ist eine Adresse in einem Testnetz von %1, wo Geld keinen Wert hat. Was dorthin gesendet wird, ist verloren.</translation>
    </message>
    <message>
        <source>This is an address on %1, and %2 is to be sent on %3. What goes to the wrong network is lost.</source>
        <comment>%1 and %3 networks, %2 an asset code</comment>
        <translation>Das ist eine Adresse auf %1, aber %2 soll auf %3 gesendet werden. Was ins falsche Netz geht, ist verloren.</translation>
    </message>
    <message>
        <source>This is an address on %1; %2 on %3 needs one that begins with %4. What goes to the wrong network is lost.</source>
        <comment>%1 and %3 networks, %2 an asset code, %4 beginnings: 1, 3 or bc1</comment>
        <translation>Das ist eine Adresse auf %1; für %2 auf %3 muss sie mit %4 beginnen. Was ins falsche Netz geht, ist verloren.</translation>
    </message>
    <message>
        <source>This is larger than a table of transfers can be (1 MiB).</source>
        <translation>Das ist größer, als eine Tabelle mit Überweisungen sein kann (1 MiB).</translation>
    </message>
    <message>
        <source>This is more than the one line it prints.</source>
        <translation>Das ist mehr als die eine Zeile, die sie ausgibt.</translation>
    </message>
    <message>
        <source>This is not a text in UTF-8. Save the table as “CSV UTF-8” and try again.</source>
        <translation>Das ist kein Text in UTF-8. Speichern Sie die Tabelle als „CSV UTF-8“ und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This is not a text: it cannot be kept as a note.</source>
        <translation>Das ist kein Text und kann nicht als Notiz gespeichert werden.</translation>
    </message>
    <message>
        <source>This is not an address but something else: a hash, a key, a name or an invoice. Ask the payee for the address itself.</source>
        <translation>Das ist keine Adresse, sondern etwas anderes: ein Hash, ein Schlüssel, ein Name oder eine Rechnung. Lassen Sie sich vom Empfänger die Adresse selbst geben.</translation>
    </message>
    <message>
        <source>This is not an address on %1.</source>
        <comment>%1 a network</comment>
        <translation>Das ist keine Adresse auf %1.</translation>
    </message>
    <message>
        <source>This is not an address on %1: those begin with %2.</source>
        <comment>%1 a network, %2 the beginnings of its addresses: 1, 3 or bc1</comment>
        <translation>Das ist keine Adresse auf %1: Solche beginnen mit %2.</translation>
    </message>
    <message>
        <source>This is not an amount. Write digits, like 25.00.</source>
        <translation>Das ist kein Betrag. Schreiben Sie Ziffern, wie 25.00.</translation>
    </message>
    <message>
        <source>This is not the line coinpay-sandbox prints. It begins with “{” and ends with “}”.</source>
        <translation>Das ist nicht die Zeile, die coinpay-sandbox ausgibt. Sie beginnt mit „{“ und endet mit „}“.</translation>
    </message>
    <message>
        <source>This payment link asks for more than sending an amount to an address, a memo for example, and this program cannot do that. Ask the payee how else to pay.</source>
        <translation>Dieser Zahlungslink verlangt mehr, als einen Betrag an eine Adresse zu senden, etwa einen Vermerk, und das kann dieses Programm nicht. Fragen Sie den Empfänger, wie sonst gezahlt werden kann.</translation>
    </message>
    <message>
        <source>This payment link asks for something other than %1 on %2.</source>
        <comment>%1 an asset code, %2 a network</comment>
        <translation>Dieser Zahlungslink verlangt etwas anderes als %1 auf %2.</translation>
    </message>
    <message>
        <source>This payment link cannot be read. Enter the address itself.</source>
        <translation>Dieser Zahlungslink kann nicht gelesen werden. Geben Sie die Adresse selbst ein.</translation>
    </message>
    <message>
        <source>This program does not know the network's addresses and has not checked this one. Compare all of it with where it came from.</source>
        <translation>Dieses Programm kennt die Adressen des Netzes nicht und hat diese nicht geprüft. Vergleichen Sie die ganze Adresse mit ihrer Quelle.</translation>
    </message>
    <message>
        <source>This row has more cells than the header.</source>
        <translation>Diese Zeile hat mehr Zellen als die Kopfzeile.</translation>
    </message>
    <message>
        <source>This version does not know the state of this escrow, so it does not act on it.</source>
        <translation>Diese Version kennt den Zustand dieser Treuhand nicht und handelt deshalb nicht.</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Unknown witness program</source>
        <comment>kind of an address</comment>
        <translation>Unbekanntes Witness-Programm</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>Entsperren Sie ihn und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Use light, dark or system colours.</source>
        <translation>Helle, dunkle oder die Farben des Systems verwenden.</translation>
    </message>
    <message>
        <source>Wait a little before trying again.</source>
        <translation>Warten Sie ein wenig, bevor Sie es erneut versuchen.</translation>
    </message>
    <message>
        <source>Walk through the main job by itself; leave pictures in &lt;dir&gt;.</source>
        <translation>Die Hauptarbeit selbst vorführen; Bilder in &lt;dir&gt; ablegen.</translation>
    </message>
    <message>
        <source>Wallet</source>
        <comment>column of balances</comment>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>With %1 characters this is no whole address on %2. Copy it again, whole.</source>
        <comment>%1 a number, %2 a network</comment>
        <translation>Mit %1 Zeichen ist das keine ganze Adresse auf %2. Kopieren Sie sie noch einmal, und zwar ganz.</translation>
    </message>
    <message>
        <source>With --version: one JSON object.</source>
        <translation>Mit --version: ein JSON-Objekt.</translation>
    </message>
    <message>
        <source>Write every amount of the file with a decimal point and without thousands separators, like 1234.50.</source>
        <translation>Schreiben Sie jeden Betrag der Datei mit Dezimalpunkt und ohne Tausendertrennzeichen, zum Beispiel 1234.50.</translation>
    </message>
    <message>
        <source>Write the amount without thousands separators, like %1.</source>
        <comment>%1 an amount</comment>
        <translation>Schreiben Sie den Betrag ohne Tausendertrennzeichen, wie %1.</translation>
    </message>
    <message>
        <source>You have not paid this address before.</source>
        <translation>An diese Adresse haben Sie noch nie gezahlt.</translation>
    </message>
    <message>
        <source>as of %1</source>
        <comment>how fresh the data is; %1 like “3 min ago”</comment>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>click for what to do</source>
        <comment>state of the connection</comment>
        <translation>anklicken, um zu sehen, was zu tun ist</translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <comment>a short time ahead</comment>
        <translation><numerusform>in %n s</numerusform><numerusform>in %n s</numerusform></translation>
    </message>
    <message>
        <source>mainnet</source>
        <comment>the chain with real money</comment>
        <translation>Hauptnetz</translation>
    </message>
    <message>
        <source>not known yet</source>
        <comment>a balance</comment>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>nothing fetched yet</source>
        <comment>how fresh the data is</comment>
        <translation>noch nichts abgeholt</translation>
    </message>
    <message>
        <source>testnet</source>
        <comment>the chain for tests</comment>
        <translation>Testnetz</translation>
    </message>
    <message>
        <source>trying again %1</source>
        <comment>%1 like “in 12 s”</comment>
        <translation>neuer Versuch %1</translation>
    </message>
    <message>
        <source>trying again now</source>
        <comment>state of the connection</comment>
        <translation>neuer Versuch läuft</translation>
    </message>
    <message>
        <source>“%1” can be read in two ways. Write %2 or %3.</source>
        <comment>%1 what was typed, %2 and %3 amounts</comment>
        <translation>„%1“ lässt sich auf zwei Arten lesen. Schreiben Sie %2 oder %3.</translation>
    </message>
    <message>
        <source>“%1” can be read in two ways. Write it with a decimal point, like 1234.50.</source>
        <comment>%1 an amount as it was written</comment>
        <translation>„%1“ lässt sich auf zwei Arten lesen. Schreiben Sie es mit Dezimalpunkt, zum Beispiel 1234.50.</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2</source>
        <comment>%1 a file name, %2 the system's reason</comment>
        <translation>„%1“ kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>“%1” is not an asset that is known here.</source>
        <comment>%1 what was written as an asset</comment>
        <translation>„%1“ ist keine Währung, die hier bekannt ist.</translation>
    </message>
    <message>
        <source>“%1” is not understood. See --help.</source>
        <comment>%1 an argument</comment>
        <translation>„%1“ wird nicht verstanden. Siehe --help.</translation>
    </message>
    <message>
        <source>“%1” is too large to be a key or a certificate.</source>
        <comment>%1 a file name</comment>
        <translation>„%1“ ist zu groß für einen Schlüssel oder ein Zertifikat.</translation>
    </message>
</context>
<context>
    <name>coinpay::ActivityDetail</name>
    <message>
        <source>Acts on</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Ask for it again</source>
        <translation>Noch einmal verlangen</translation>
    </message>
    <message>
        <source>Ask for it again…</source>
        <translation>Noch einmal verlangen …</translation>
    </message>
    <message>
        <source>Ask the server</source>
        <translation>Server fragen</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Became</source>
        <translation>Wurde zu</translation>
    </message>
    <message>
        <source>Because</source>
        <comment>how a person knows</comment>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>By</source>
        <comment>who did something</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>Choose one in the list to see every attempt, what happens next, and what can safely be done.</source>
        <translation>Wählen Sie einen in der Liste, um jeden Versuch zu sehen, was als Nächstes geschieht und was sich gefahrlos tun lässt.</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <comment>when a person did that</comment>
        <translation>Als erledigt abgelegt</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Decided</source>
        <comment>when a person did that</comment>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Entscheiden …</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>First sent</source>
        <translation>Zuerst gesendet</translation>
    </message>
    <message>
        <source>Go to the delivery</source>
        <translation>Zur Zustellung</translation>
    </message>
    <message>
        <source>Go to the endpoint</source>
        <translation>Zum Endpunkt</translation>
    </message>
    <message>
        <source>Go to the escrow</source>
        <translation>Zur Treuhand</translation>
    </message>
    <message>
        <source>Go to the invoice</source>
        <translation>Zur Rechnung</translation>
    </message>
    <message>
        <source>Go to the transfer</source>
        <translation>Zur Überweisung</translation>
    </message>
    <message>
        <source>Go to the wallet</source>
        <translation>Zur Wallet</translation>
    </message>
    <message>
        <source>Idempotency key</source>
        <translation>Idempotenzschlüssel</translation>
    </message>
    <message>
        <source>It stays in this list, and asks for nobody's eye any more.</source>
        <translation>Es bleibt in dieser Liste und will von niemandem mehr beachtet werden.</translation>
    </message>
    <message>
        <source>Last moved</source>
        <translation>Zuletzt bewegt</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>Nichts gewählt</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Operation id</source>
        <translation>Vorgangs-ID</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Stop trying</source>
        <translation>Nicht mehr versuchen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>when a person did that</comment>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Tell me more</source>
        <translation>Mehr dazu</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Das ging nicht</translation>
    </message>
    <message>
        <source>The whole batch</source>
        <translation>Der ganze Stapel</translation>
    </message>
    <message>
        <source>This operation cannot be read</source>
        <translation>Dieser Vorgang kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>Was gesendet wurde</translation>
    </message>
</context>
<context>
    <name>coinpay::ActivityModel</name>
    <message>
        <source>Amount</source>
        <comment>column of what was asked for</comment>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Asked</source>
        <comment>column of what was asked for: when</comment>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>Asset</source>
        <comment>column of what was asked for</comment>
        <translation>Währung</translation>
    </message>
    <message>
        <source>For</source>
        <comment>column of what was asked for: a reference or a destination</comment>
        <translation>Für</translation>
    </message>
    <message>
        <source>Operation id</source>
        <comment>column of what was asked for</comment>
        <translation>Vorgangs-ID</translation>
    </message>
    <message>
        <source>Request id</source>
        <comment>column of what was asked for</comment>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>State</source>
        <comment>column of what was asked for</comment>
        <translation>Status</translation>
    </message>
    <message>
        <source>What</source>
        <comment>column of what was asked for</comment>
        <translation>Was</translation>
    </message>
</context>
<context>
    <name>coinpay::ActivityPage</name>
    <message>
        <source>%L1 or more operations, kept on this machine</source>
        <translation>%L1 oder mehr Vorgänge, auf diesem Rechner aufbewahrt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln operation(s), kept on this machine</source>
        <comment>how many operations match</comment>
        <translation><numerusform>%Ln Vorgang, auf diesem Rechner aufbewahrt</numerusform><numerusform>%Ln Vorgänge, auf diesem Rechner aufbewahrt</numerusform></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>All</source>
        <comment>what was asked for</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Any part of a reference, a destination, an operation, resource or request id, or an idempotency key</source>
        <translation>Ein beliebiger Teil einer Referenz, eines Ziels, einer Vorgangs-, Ressourcen- oder Anfrage-ID oder eines Idempotenzschlüssels</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Did not happen</source>
        <comment>what was asked for</comment>
        <translation>Nicht geschehen</translation>
    </message>
    <message>
        <source>Needs you</source>
        <comment>what was asked for</comment>
        <translation>Braucht Sie</translation>
    </message>
    <message>
        <source>Not dealt with</source>
        <translation>Nicht erledigt</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>Nothing was asked for yet</source>
        <translation>Noch wurde nichts verlangt</translation>
    </message>
    <message>
        <source>Of all that was asked for from here, nothing is like this.</source>
        <translation>Von allem, was von hier aus verlangt wurde, ist nichts so.</translation>
    </message>
    <message>
        <source>One batch</source>
        <translation>Ein Stapel</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>what was asked for</comment>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Reference or any id</source>
        <translation>Referenz oder beliebige ID</translation>
    </message>
    <message>
        <source>Search the activity</source>
        <translation>Vorgänge durchsuchen</translation>
    </message>
    <message>
        <source>The activity cannot be read</source>
        <translation>Die Vorgänge können nicht gelesen werden</translation>
    </message>
    <message>
        <source>Whatever you ask of the server stands here from the moment you confirm it: every attempt, its answer, and what happens next.</source>
        <translation>Was Sie vom Server verlangen, steht hier, sobald Sie es bestätigt haben: jeder Versuch, seine Antwort und was als Nächstes geschieht.</translation>
    </message>
</context>
<context>
    <name>coinpay::AddressBook</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <comment>how often a payee was paid</comment>
        <translation><numerusform>%n-mal</numerusform><numerusform>%n-mal</numerusform></translation>
    </message>
    <message>
        <source>Add&amp;ress</source>
        <translation>Ad&amp;resse</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address book</source>
        <translation>Adressbuch</translation>
    </message>
    <message>
        <source>An entry's address cannot be changed: make a new entry for a new address.</source>
        <translation>Die Adresse eines Eintrags lässt sich nicht ändern: Legen Sie für eine neue Adresse einen neuen Eintrag an.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Give it a name that you will know again.</source>
        <translation>Geben Sie einen Namen an, den Sie wiedererkennen.</translation>
    </message>
    <message>
        <source>It was not removed</source>
        <translation>Nicht entfernt</translation>
    </message>
    <message>
        <source>It was not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>N&amp;ame</source>
        <comment>of a payee</comment>
        <translation>N&amp;ame</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>of a payee</comment>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name or part of an address</source>
        <translation>Name oder Teil einer Adresse</translation>
    </message>
    <message>
        <source>Net&amp;work</source>
        <comment>a blockchain</comment>
        <translation>Netz&amp;werk</translation>
    </message>
    <message>
        <source>Network</source>
        <comment>a blockchain</comment>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>Neuer Eintrag</translation>
    </message>
    <message>
        <source>Only the entry is removed; nothing is sent.</source>
        <translation>Nur der Eintrag wird entfernt; gesendet wird nichts.</translation>
    </message>
    <message>
        <source>Paid</source>
        <comment>how often a payee was paid</comment>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove this entry?</source>
        <translation>Diesen Eintrag entfernen?</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Search the address book</source>
        <translation>Adressbuch durchsuchen</translation>
    </message>
    <message>
        <source>That it was paid before is forgotten with it: the next payment will look like the first one.</source>
        <translation>Damit wird auch vergessen, dass dorthin schon gezahlt wurde: Die nächste Zahlung sieht dann wie die erste aus.</translation>
    </message>
    <message>
        <source>The address book cannot be read</source>
        <translation>Das Adressbuch kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>never</source>
        <comment>how often a payee was paid</comment>
        <translation>nie</translation>
    </message>
    <message>
        <source>no name yet</source>
        <comment>of an address</comment>
        <translation>noch kein Name</translation>
    </message>
</context>
<context>
    <name>coinpay::AddressCard</name>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Expired %1</source>
        <translation>Abgelaufen %1</translation>
    </message>
    <message>
        <source>Expires %1</source>
        <translation>Läuft ab %1</translation>
    </message>
    <message>
        <source>QR code of the payment link</source>
        <translation>QR-Code des Zahlungslinks</translation>
    </message>
    <message>
        <source>on the %1 network</source>
        <translation>im Netzwerk %1</translation>
    </message>
</context>
<context>
    <name>coinpay::AttemptRow</name>
    <message>
        <source>Attempt %1: %2</source>
        <translation>Versuch %1: %2</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Took %1</source>
        <translation>Dauerte %1</translation>
    </message>
</context>
<context>
    <name>coinpay::AttemptsView</name>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>None yet: nothing has left this machine.</source>
        <translation>Noch keiner: Nichts hat diesen Rechner verlassen.</translation>
    </message>
</context>
<context>
    <name>coinpay::BatchForm</name>
    <message numerus="yes">
        <source>%n address(es)</source>
        <translation><numerusform>%n Adresse</numerusform><numerusform>%n Adressen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more row(s) to look at again: go back and see.</source>
        <translation><numerusform>%n weitere Zeile zum Nachsehen: Gehen Sie zurück und sehen Sie nach.</numerusform><numerusform>%n weitere Zeilen zum Nachsehen: Gehen Sie zurück und sehen Sie nach.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n on %1</source>
        <comment>%n transfers, %1 a network</comment>
        <translation><numerusform>%n über %1</numerusform><numerusform>%n über %1</numerusform></translation>
    </message>
    <message>
        <source>All of them are written down here first, together. Then each is sent once, as a transfer of its own: one that fails does not stop the others. The fee of each is the one that holds when it is sent.</source>
        <translation>Alle werden zuerst hier zusammen festgehalten. Dann wird jede einmal gesendet, als eigene Überweisung: Eine, die scheitert, hält die anderen nicht auf. Für jede gilt die Gebühr, die beim Senden gilt.</translation>
    </message>
    <message>
        <source>Fees for them, as they are now</source>
        <translation>Gebühren dafür, Stand jetzt</translation>
    </message>
    <message>
        <source>From</source>
        <comment>a wallet</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <comment>%1 a number, %2 sentences</comment>
        <translation>Zeile %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Send %n transfer(s)</source>
        <comment>a button</comment>
        <translation><numerusform>%n Überweisung senden</numerusform><numerusform>%n Überweisungen senden</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Send %n transfer(s)?</source>
        <translation><numerusform>%n Überweisung senden?</numerusform><numerusform>%n Überweisungen senden?</numerusform></translation>
    </message>
    <message>
        <source>Send a batch</source>
        <translation>Sammelüberweisung</translation>
    </message>
    <message>
        <source>Table</source>
        <comment>where the transfers come from</comment>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>The table is not the one that was looked over.</source>
        <translation>Die Tabelle ist nicht mehr die, die durchgesehen wurde.</translation>
    </message>
    <message>
        <source>To</source>
        <comment>who gets it</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>What is sent cannot be taken back, by you or by anybody else.</source>
        <translation>Was gesendet ist, kann niemand zurückholen, auch Sie nicht.</translation>
    </message>
</context>
<context>
    <name>coinpay::BatchRows</name>
    <message>
        <source>Amount</source>
        <comment>column of a batch</comment>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Asset</source>
        <comment>column of a batch</comment>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Check</source>
        <comment>column: what came of checking a row</comment>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Destination</source>
        <comment>column of a batch</comment>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>In order</source>
        <comment>a row of a batch</comment>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Line</source>
        <comment>column: of a text file</comment>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Look again</source>
        <comment>a row of a batch: it has warnings</comment>
        <translation>Nachsehen</translation>
    </message>
    <message>
        <source>Network</source>
        <comment>column of a batch</comment>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Note</source>
        <comment>column of a batch</comment>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Wrong</source>
        <comment>a row of a batch: it cannot be sent</comment>
        <translation>Falsch</translation>
    </message>
</context>
<context>
    <name>coinpay::BatchStep</name>
    <message>
        <source>%1 (frozen)</source>
        <comment>%1 a wallet</comment>
        <translation>%1 (gesperrt)</translation>
    </message>
    <message>
        <source>%1 available</source>
        <comment>%1 an amount</comment>
        <translation>%1 verfügbar</translation>
    </message>
    <message>
        <source>%1 in fees, as they are now</source>
        <comment>%1 an amount</comment>
        <translation>%1 Gebühren, Stand jetzt</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>%1 an amount, %2 a network</comment>
        <translation>%1 über %2</translation>
    </message>
    <message>
        <source>%1 on %2 is needed with the fees, and %3 is available.</source>
        <comment>%1 and %3 amounts, %2 a network</comment>
        <translation>Mit den Gebühren werden %1 auf %2 gebraucht; verfügbar sind %3.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n transfer(s)</source>
        <comment>%1 a file's name</comment>
        <translation><numerusform>%1: %n Überweisung</numerusform><numerusform>%1: %n Überweisungen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be sent like this. Mend them in the table's own program and choose it again: a batch is sent whole or not at all.</source>
        <translation><numerusform>%n Zeile kann so nicht gesendet werden. Berichtigen Sie sie im Programm der Tabelle und wählen Sie diese noch einmal: Gesendet wird alles oder nichts.</numerusform><numerusform>%n Zeilen können so nicht gesendet werden. Berichtigen Sie sie im Programm der Tabelle und wählen Sie diese noch einmal: Gesendet wird alles oder nichts.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to look at again</source>
        <comment>rows of a batch</comment>
        <translation><numerusform>%n zum Nachsehen</numerusform><numerusform>%n zum Nachsehen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n wrong</source>
        <comment>rows of a batch</comment>
        <translation><numerusform>%n falsch</numerusform><numerusform>%n falsch</numerusform></translation>
    </message>
    <message>
        <source>&amp;Choose a file…</source>
        <translation>&amp;Datei wählen…</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <comment>a wallet</comment>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;Paste a table</source>
        <translation>Tabelle &amp;einfügen</translation>
    </message>
    <message>
        <source>A table with the columns destination, amount, asset and, where needed, network and note. Every row is checked before any is sent.</source>
        <translation>Eine Tabelle mit den Spalten destination, amount, asset und, wo nötig, network und note. Jede Zeile wird geprüft, bevor eine gesendet wird.</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a file or paste a table first.</source>
        <translation>Wählen Sie zuerst eine Datei oder fügen Sie eine Tabelle ein.</translation>
    </message>
    <message>
        <source>Choose a table of transfers</source>
        <translation>Tabelle mit Überweisungen wählen</translation>
    </message>
    <message>
        <source>No transfers could be read from %1</source>
        <comment>%1 a file's name</comment>
        <translation>Aus %1 ließen sich keine Überweisungen lesen</translation>
    </message>
    <message>
        <source>Nothing can be sent yet</source>
        <translation>Noch kann nichts gesendet werden</translation>
    </message>
    <message>
        <source>Save a &amp;template…</source>
        <translation>&amp;Vorlage speichern…</translation>
    </message>
    <message>
        <source>Save a template</source>
        <translation>Vorlage speichern</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tabellen (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>The template was not saved</source>
        <translation>Die Vorlage wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>This wallet is frozen: it receives, but does not send.</source>
        <translation>Dieses Wallet ist gesperrt: Es empfängt, sendet aber nicht.</translation>
    </message>
    <message>
        <source>Transfers of the batch</source>
        <translation>Überweisungen der Tabelle</translation>
    </message>
    <message>
        <source>not read: %1</source>
        <comment>%1 names of columns</comment>
        <translation>nicht gelesen: %1</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>Zwischenablage</translation>
    </message>
    <message>
        <source>transfers.csv</source>
        <comment>a file's name</comment>
        <translation>ueberweisungen.csv</translation>
    </message>
    <message>
        <source>“%1” cannot be read</source>
        <comment>%1 a file's name</comment>
        <translation>„%1“ kann nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>coinpay::BodyWell</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <comment>a file, a reason</comment>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <comment>size of a body</comment>
        <translation><numerusform>%Ln Byte</numerusform><numerusform>%Ln Bytes</numerusform></translation>
    </message>
    <message>
        <source>Body, as it came</source>
        <translation>Rumpf, wie er kam</translation>
    </message>
    <message>
        <source>Choose a file with the body</source>
        <translation>Eine Datei mit dem Rumpf wählen</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the body</source>
        <translation>Den Rumpf leeren</translation>
    </message>
    <message>
        <source>No body: webhooks of some kinds have none.</source>
        <translation>Kein Rumpf: Manche Webhooks haben keinen.</translation>
    </message>
    <message>
        <source>Paste the body</source>
        <translation>Rumpf einfügen</translation>
    </message>
    <message>
        <source>Paste the body, or drop a file here. Its bytes are kept as they are; line ends and control characters are shown.</source>
        <translation>Fügen Sie den Rumpf ein oder legen Sie eine Datei hier ab. Seine Bytes bleiben, wie sie sind; Zeilenenden und Steuerzeichen werden gezeigt.</translation>
    </message>
    <message>
        <source>That is larger than %1 MiB.</source>
        <translation>Das ist größer als %1 MiB.</translation>
    </message>
    <message>
        <source>The body is not hex: it has to be pairs of the digits 0 to 9 and a to f.</source>
        <translation>Der Rumpf ist kein Hex: Es müssen Paare der Ziffern 0 bis 9 und a bis f sein.</translation>
    </message>
    <message>
        <source>The body of a webhook</source>
        <translation>Der Rumpf eines Webhooks</translation>
    </message>
    <message>
        <source>These are hex digits of the bytes</source>
        <translation>Das sind die Bytes in Hex-Ziffern</translation>
    </message>
    <message>
        <source>dropped</source>
        <comment>where a body came from</comment>
        <translation>abgelegt</translation>
    </message>
    <message>
        <source>pasted</source>
        <comment>where a body came from</comment>
        <translation>eingefügt</translation>
    </message>
</context>
<context>
    <name>coinpay::BundleForm</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>%1 what was asked for, %2 how it stands</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, to be signed with %2</source>
        <translation>%1, wird mit %2 signiert</translation>
    </message>
    <message>
        <source>Always there: without it nobody can tell what the rest means.</source>
        <translation>Immer dabei: Ohne das kann niemand sagen, was der Rest bedeutet.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Nothing was saved</source>
        <translation>Es wurde nichts gespeichert</translation>
    </message>
    <message>
        <source>One signed file for a colleague or for support. On the right is exactly what will be written. Keys, tokens and the bodies of requests never get in; what looks like a secret is left out.</source>
        <translation>Eine signierte Datei für Kollegen oder den Support. Rechts steht genau, was geschrieben wird. Schlüssel, Token und die Inhalte von Anfragen kommen nie hinein; was wie ein Geheimnis aussieht, wird weggelassen.</translation>
    </message>
    <message>
        <source>Sign and save</source>
        <translation>Signieren und speichern</translation>
    </message>
    <message>
        <source>Sign and save…</source>
        <translation>Signieren und speichern …</translation>
    </message>
    <message>
        <source>Signed and saved</source>
        <translation>Signiert und gespeichert</translation>
    </message>
    <message>
        <source>Support bundle</source>
        <translation>Support-Paket</translation>
    </message>
    <message>
        <source>What goes in</source>
        <translation>Was hineinkommt</translation>
    </message>
    <message>
        <source>What will be written</source>
        <translation>Was geschrieben wird</translation>
    </message>
</context>
<context>
    <name>coinpay::BundleForms</name>
    <message>
        <source>Save support bundle</source>
        <translation>Support-Paket speichern</translation>
    </message>
    <message>
        <source>Support bundle</source>
        <translation>Support-Paket</translation>
    </message>
    <message>
        <source>Support bundles (%1)</source>
        <comment>of a file dialog</comment>
        <translation>Support-Pakete (%1)</translation>
    </message>
    <message>
        <source>The support bundle could not be put together</source>
        <translation>Das Support-Paket konnte nicht zusammengestellt werden</translation>
    </message>
</context>
<context>
    <name>coinpay::BundleView</name>
    <message>
        <source>Altered: nothing in it can be trusted</source>
        <translation>Verändert: nichts darin ist verlässlich</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Exactly as written</source>
        <translation>Genau wie geschrieben</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>Fingerprint of the key</source>
        <translation>Fingerabdruck des Schlüssels</translation>
    </message>
    <message>
        <source>Key id, as the signer says</source>
        <translation>Schlüssel-ID laut Absender</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Nothing in it was altered since it was signed. Who signed it, only the fingerprint tells: compare it with the one the sender gives you by another way.</source>
        <translation>Seit es signiert wurde, ist nichts daran verändert worden. Wer es signiert hat, sagt nur der Fingerabdruck: Vergleichen Sie ihn mit dem, den der Absender Ihnen auf anderem Weg gibt.</translation>
    </message>
    <message>
        <source>Support bundle</source>
        <translation>Support-Paket</translation>
    </message>
    <message>
        <source>This cannot be opened</source>
        <translation>Das lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Whole, and signed with the key of the profile “%1”</source>
        <comment>%1 a name</comment>
        <translation>Unversehrt und mit dem Schlüssel des Profils „%1“ signiert</translation>
    </message>
    <message>
        <source>Whole, and signed with this profile's own key</source>
        <translation>Unversehrt und mit dem Schlüssel dieses Profils signiert</translation>
    </message>
    <message>
        <source>Whole, but signed with a key that is not known here</source>
        <translation>Unversehrt, aber mit einem hier unbekannten Schlüssel signiert</translation>
    </message>
</context>
<context>
    <name>coinpay::CancelInvoiceForm</name>
    <message>
        <source>%1 for “%2”</source>
        <comment>%1 an amount with its asset, %2 a reference</comment>
        <translation>%1 für „%2“</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>Cancel invoice</source>
        <translation>Rechnung stornieren</translation>
    </message>
    <message>
        <source>Cancel the invoice</source>
        <translation>Rechnung stornieren</translation>
    </message>
    <message>
        <source>Cancel this invoice?</source>
        <translation>Diese Rechnung stornieren?</translation>
    </message>
    <message>
        <source>Customer changed their mind</source>
        <comment>reason to cancel an invoice</comment>
        <translation>Kunde hat es sich anders überlegt</translation>
    </message>
    <message>
        <source>Duplicate order</source>
        <comment>reason to cancel an invoice</comment>
        <translation>Doppelte Bestellung</translation>
    </message>
    <message>
        <source>Keep the invoice</source>
        <translation>Rechnung behalten</translation>
    </message>
    <message>
        <source>Kept with the invoice and seen by the server.</source>
        <translation>Bleibt bei der Rechnung und ist für den Server sichtbar.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Say why, in a few words. It helps whoever looks at it later.</source>
        <translation>Sagen Sie in wenigen Worten, warum. Das hilft, wer es später ansieht.</translation>
    </message>
    <message>
        <source>The cancellation was not sent</source>
        <translation>Die Stornierung wurde nicht gesendet</translation>
    </message>
    <message>
        <source>The server is asked to close it. Until it answers, a payment can still arrive; once it is canceled, nobody can pay it any more. This cannot be taken back.</source>
        <translation>Der Server wird gebeten, sie zu schließen. Bis er antwortet, kann noch eine Zahlung eingehen; ist sie storniert, kann sie niemand mehr bezahlen. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Wrong amount</source>
        <comment>reason to cancel an invoice</comment>
        <translation>Falscher Betrag</translation>
    </message>
</context>
<context>
    <name>coinpay::ChipButton</name>
    <message>
        <source>No filter</source>
        <translation>Kein Filter</translation>
    </message>
    <message>
        <source>Take off the filter “%1”</source>
        <translation>Filter „%1“ entfernen</translation>
    </message>
</context>
<context>
    <name>coinpay::CodeBlock</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
</context>
<context>
    <name>coinpay::ConfirmForm</name>
    <message>
        <source>%1 about %2</source>
        <translation>%1 zu %2</translation>
    </message>
    <message>
        <source>Deliver again</source>
        <translation>Erneut zustellen</translation>
    </message>
    <message>
        <source>Deliver it again?</source>
        <translation>Erneut zustellen?</translation>
    </message>
    <message>
        <source>It was not asked for</source>
        <translation>Es wurde nicht beauftragt</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>The first delivery stays as it was. The new one has its own attempts and retries.</source>
        <translation>Die erste Zustellung bleibt, wie sie war. Die neue hat eigene Versuche und Wiederholungen.</translation>
    </message>
    <message>
        <source>The server sends the same event once more to %1, freshly signed. A receiver that handles each event id once does nothing new; another one may act on it twice.</source>
        <comment>%1 a URL</comment>
        <translation>Der Server sendet dasselbe Ereignis noch einmal an %1, neu signiert. Ein Empfänger, der jede Ereignis-ID einmal behandelt, tut nichts Neues; ein anderer handelt vielleicht zweimal.</translation>
    </message>
</context>
<context>
    <name>coinpay::ConnectionForm</name>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation>&amp;Umgebung</translation>
    </message>
    <message>
        <source>&amp;Key id</source>
        <translation>&amp;Schlüssel-ID</translation>
    </message>
    <message>
        <source>&amp;Name of this profile</source>
        <translation>&amp;Name dieses Profils</translation>
    </message>
    <message>
        <source>A file of your own</source>
        <translation>Eine eigene Datei</translation>
    </message>
    <message>
        <source>Answered in %1 ms. The key may: %2</source>
        <comment>%1 milliseconds, %2 a list of scopes</comment>
        <translation>Antwort nach %1 ms. Der Schlüssel darf: %2</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Certificate of the server's authority</source>
        <translation>Zertifikat der Stelle des Servers</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <comment>file types</comment>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Choose the certificate authority's file</source>
        <translation>Datei der Zertifizierungsstelle wählen</translation>
    </message>
    <message>
        <source>Command that starts the sandbox</source>
        <translation>Befehl, der die Sandbox startet</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Den Befehl kopieren</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Letters, digits, “-”, “_”, “.”</source>
        <translation>Buchstaben, Ziffern, „-“, „_“, „.“</translation>
    </message>
    <message>
        <source>Live: real money</source>
        <comment>environment</comment>
        <translation>Live: echtes Geld</translation>
    </message>
    <message>
        <source>Only for this session</source>
        <translation>Nur für diese Sitzung</translation>
    </message>
    <message>
        <source>Only “%1”</source>
        <comment>%1 name of a certificate</comment>
        <translation>Nur „%1“</translation>
    </message>
    <message>
        <source>Paste it here: everything below is filled in from it.</source>
        <translation>Hier einfügen: Alles darunter wird daraus ausgefüllt.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <comment>environment</comment>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Save and open</source>
        <translation>Speichern und öffnen</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>Trotzdem speichern</translation>
    </message>
    <message>
        <source>Saving the key…</source>
        <translation>Schlüssel wird gespeichert…</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Start the sandbox</source>
        <translation>Die Sandbox starten</translation>
    </message>
    <message>
        <source>Test</source>
        <comment>environment</comment>
        <translation>Test</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>The &amp;line it prints</source>
        <translation>Die &amp;Zeile, die sie ausgibt</translation>
    </message>
    <message>
        <source>The connection works</source>
        <translation>Die Verbindung funktioniert</translation>
    </message>
    <message>
        <source>The key is kept in memory and gone when CoinPay Desk is closed.</source>
        <translation>Der Schlüssel bleibt im Speicher und ist weg, wenn CoinPay Desk geschlossen wird.</translation>
    </message>
    <message>
        <source>The sandbox is a real server on this machine with a simulated chain. Run this in a terminal and leave it running:</source>
        <translation>Die Sandbox ist ein echter Server auf diesem Rechner mit einer simulierten Kette. Führen Sie dies in einem Terminal aus und lassen Sie es laufen:</translation>
    </message>
    <message>
        <source>Those this system trusts</source>
        <translation>Denen dieses System vertraut</translation>
    </message>
    <message>
        <source>Trying the connection…</source>
        <translation>Verbindung wird versucht…</translation>
    </message>
    <message>
        <source>Use the system's</source>
        <translation>Die des Systems</translation>
    </message>
    <message>
        <source>What the server calls the public key.</source>
        <translation>Wie der Server den öffentlichen Schlüssel nennt.</translation>
    </message>
</context>
<context>
    <name>coinpay::ConsoleAnswer</name>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>%1 came; the first %2 are shown. “Copy the body” has all of it.</source>
        <comment>%1 and %2 sizes such as 16 MB</comment>
        <translation>%1 kamen; die ersten %2 werden gezeigt. „Inhalt kopieren“ nimmt alles.</translation>
    </message>
    <message>
        <source>Copy the body</source>
        <translation>Inhalt kopieren</translation>
    </message>
    <message>
        <source>Go to the operation</source>
        <translation>Zum Vorgang</translation>
    </message>
    <message>
        <source>Headers</source>
        <comment>of an answer</comment>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>Headers of the answer</source>
        <translation>Kopfzeilen der Antwort</translation>
    </message>
    <message>
        <source>Laid out</source>
        <comment>a way to show an answer</comment>
        <translation>Gegliedert</translation>
    </message>
    <message>
        <source>No answer came</source>
        <translation>Es kam keine Antwort</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>Noch keine Antwort</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Raw</source>
        <comment>a way to show an answer</comment>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>The answer appears here as soon as it comes.</source>
        <translation>Die Antwort erscheint hier, sobald sie kommt.</translation>
    </message>
    <message>
        <source>The answer has no body.</source>
        <translation>Die Antwort hat keinen Inhalt.</translation>
    </message>
    <message>
        <source>The answer, as it came</source>
        <translation>Die Antwort, wie sie kam</translation>
    </message>
    <message>
        <source>The answer, laid out</source>
        <translation>Die Antwort, gegliedert</translation>
    </message>
    <message>
        <source>The body is not JSON; it is shown as text.</source>
        <translation>Der Inhalt ist kein JSON; er wird als Text gezeigt.</translation>
    </message>
    <message>
        <source>Ways to show the answer</source>
        <translation>Darstellungen der Antwort</translation>
    </message>
    <message>
        <source>What the server answers stands here, as it came.</source>
        <translation>Was der Server antwortet, steht hier, wie es kam.</translation>
    </message>
</context>
<context>
    <name>coinpay::ConsoleCalls</name>
    <message>
        <source>Calls</source>
        <comment>of the contract</comment>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Calls and history</source>
        <translation>Aufrufe und Verlauf</translation>
    </message>
    <message>
        <source>Calls of the contract</source>
        <translation>Aufrufe des Vertrags</translation>
    </message>
    <message>
        <source>Find a call</source>
        <translation>Aufruf suchen</translation>
    </message>
    <message>
        <source>Find a call of the contract</source>
        <translation>Einen Aufruf des Vertrags suchen</translation>
    </message>
    <message>
        <source>History</source>
        <comment>of the console</comment>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>What was called before</source>
        <translation>Was zuvor aufgerufen wurde</translation>
    </message>
</context>
<context>
    <name>coinpay::ConsoleEditor</name>
    <message>
        <source>&amp;Body</source>
        <translation>&amp;Inhalt</translation>
    </message>
    <message>
        <source>, needed</source>
        <translation>, nötig</translation>
    </message>
    <message>
        <source>Answers: %1</source>
        <comment>%1 statuses and what they mean</comment>
        <translation>Antworten: %1</translation>
    </message>
    <message>
        <source>Any call of the contract: choose one beside, or type its path.</source>
        <translation>Jeder Aufruf des Vertrags: Wählen Sie nebenan einen, oder tippen Sie seinen Pfad.</translation>
    </message>
    <message>
        <source>Body, JSON</source>
        <translation>Inhalt, JSON</translation>
    </message>
    <message>
        <source>Fill in the ids of the path.</source>
        <translation>Füllen Sie die IDs des Pfads aus.</translation>
    </message>
    <message>
        <source>Insert an example</source>
        <translation>Ein Beispiel einfügen</translation>
    </message>
    <message>
        <source>Insert an example…</source>
        <translation>Beispiel einfügen …</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Path and query</source>
        <translation>Pfad und Abfrage</translation>
    </message>
    <message>
        <source>Review and send</source>
        <translation>Prüfen und senden</translation>
    </message>
    <message>
        <source>Review and send…</source>
        <translation>Prüfen und senden …</translation>
    </message>
    <message>
        <source>Scope: %1</source>
        <comment>%1 a permission of a key</comment>
        <translation>Berechtigung: %1</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Type a path, or choose a call.</source>
        <translation>Tippen Sie einen Pfad, oder wählen Sie einen Aufruf.</translation>
    </message>
    <message>
        <source>What the contract says of this call</source>
        <translation>Was der Vertrag von diesem Aufruf sagt</translation>
    </message>
</context>
<context>
    <name>coinpay::ConsolePage</name>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>Nichts wurde gesendet</translation>
    </message>
</context>
<context>
    <name>coinpay::ConsoleReview</name>
    <message>
        <source>%1: %2?</source>
        <comment>%1 like “Release escrow”, %2 an amount</comment>
        <translation>%1: %2?</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Call</source>
        <comment>a method and a path</comment>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>It does</source>
        <translation>Er bewirkt</translation>
    </message>
    <message>
        <source>It is written down here first and then sent with a key of its own, so that it acts once.</source>
        <translation>Es wird hier zuerst aufgeschrieben und dann mit einem eigenen Schlüssel gesendet, damit es einmal wirkt.</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>Geht ab</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>a button</comment>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send from the console</source>
        <translation>Aus der Konsole senden</translation>
    </message>
    <message>
        <source>Send this to the server?</source>
        <translation>Das an den Server senden?</translation>
    </message>
    <message>
        <source>The body has characters that are not what they seem, or do not show. They are marked below.</source>
        <translation>Im Inhalt stehen Zeichen, die nicht sind, was sie scheinen, oder die man nicht sieht. Sie sind unten markiert.</translation>
    </message>
    <message>
        <source>The server takes its fee on top. The console asks for no quote, and does not look for look-alike addresses: the transfer form does.</source>
        <translation>Der Server nimmt seine Gebühr zusätzlich. Die Konsole fragt nach keinem Angebot und sucht keine ähnlichen Adressen: Das tut das Überweisungsformular.</translation>
    </message>
    <message>
        <source>The whole address</source>
        <translation>Die ganze Adresse</translation>
    </message>
    <message>
        <source>To</source>
        <comment>who gets it</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>What is sent cannot be taken back, by you or by anybody else.</source>
        <translation>Was gesendet ist, kann niemand zurückholen, auch Sie nicht.</translation>
    </message>
</context>
<context>
    <name>coinpay::CopyButton</name>
    <message>
        <source>Copied</source>
        <comment>said on a copy button for a moment</comment>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>coinpay::CopyCheck</name>
    <message>
        <source>Read back: the clipboard holds exactly this address.</source>
        <translation>Zurückgelesen: Die Zwischenablage enthält genau diese Adresse.</translation>
    </message>
    <message>
        <source>The clipboard does not hold this address any more. A program may change what you copy: do not paste it.</source>
        <translation>Die Zwischenablage enthält diese Adresse nicht mehr. Vielleicht ändert ein Programm, was Sie kopieren: Fügen Sie es nicht ein.</translation>
    </message>
</context>
<context>
    <name>coinpay::CopyLabel</name>
    <message>
        <source>Copied</source>
        <comment>said on a copy button for a moment</comment>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
</context>
<context>
    <name>coinpay::DateRangeButton</name>
    <message>
        <source>Filter by the time it was made</source>
        <translation>Nach dem Zeitpunkt der Erstellung filtern</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation>Diese Tage zeigen</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
</context>
<context>
    <name>coinpay::DecisionForm</name>
    <message>
        <source>&amp;Id of what came of it, if you know it</source>
        <translation>&amp;ID dessen, was daraus wurde, falls bekannt</translation>
    </message>
    <message>
        <source>As the server shows it, e.g. trf_90.</source>
        <translation>So, wie der Server sie zeigt, z. B. trf_90.</translation>
    </message>
    <message>
        <source>Ask the server</source>
        <translation>Server fragen</translation>
    </message>
    <message>
        <source>Decide what became of it</source>
        <translation>Entscheiden, was daraus wurde</translation>
    </message>
    <message>
        <source>How do you &amp;know?</source>
        <translation>&amp;Woher wissen Sie es?</translation>
    </message>
    <message>
        <source>It &amp;did not happen</source>
        <translation>Es ist &amp;nicht geschehen</translation>
    </message>
    <message>
        <source>It &amp;happened</source>
        <translation>Es ist &amp;geschehen</translation>
    </message>
    <message>
        <source>It is marked as refused. Asking for it again makes a new request with a new key: if this one did happen after all, it then happens twice.</source>
        <translation>Es gilt als abgelehnt. Es noch einmal zu verlangen ergibt eine neue Anfrage mit neuem Schlüssel: Ist diese doch geschehen, geschieht es dann zweimal.</translation>
    </message>
    <message>
        <source>Kept with the operation, for whoever looks at it later.</source>
        <translation>Wird beim Vorgang aufbewahrt, für alle, die später nachsehen.</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>Nothing is sent any more. With the id of what came of it, that is followed to its end; without, this is marked as done.</source>
        <translation>Nichts wird mehr gesendet. Mit der ID dessen, was daraus wurde, wird das bis zu seinem Ende verfolgt; ohne sie gilt dies als erledigt.</translation>
    </message>
    <message>
        <source>Record this</source>
        <translation>So festhalten</translation>
    </message>
    <message>
        <source>Say how you know, in a few words.</source>
        <translation>Sagen Sie in wenigen Worten, woher Sie es wissen.</translation>
    </message>
    <message>
        <source>The decision was not recorded</source>
        <translation>Die Entscheidung wurde nicht festgehalten</translation>
    </message>
    <message>
        <source>The server could not be asked</source>
        <translation>Der Server konnte nicht gefragt werden</translation>
    </message>
    <message>
        <source>This cannot be resolved safely from here, so nothing is sent any more by itself. Look at the server's records, then say what you found.</source>
        <translation>Das lässt sich von hier aus nicht sicher klären, deshalb wird von selbst nichts mehr gesendet. Sehen Sie in den Aufzeichnungen des Servers nach und sagen Sie dann, was Sie gefunden haben.</translation>
    </message>
    <message>
        <source>This is not an id of the server's: ids have letters, digits, '_' and '-'.</source>
        <translation>Das ist keine ID des Servers: IDs haben Buchstaben, Ziffern, „_“ und „-“.</translation>
    </message>
    <message>
        <source>What became of it?</source>
        <translation>Was ist daraus geworden?</translation>
    </message>
</context>
<context>
    <name>coinpay::DeliveriesTab</name>
    <message>
        <source>%L1 or more deliveries</source>
        <translation>%L1 oder mehr Zustellungen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln delivery(s)</source>
        <comment>how many match</comment>
        <translation><numerusform>%Ln Zustellung</numerusform><numerusform>%Ln Zustellungen</numerusform></translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter zurücksetzen</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Zustellungen</translation>
    </message>
    <message>
        <source>Deliveries appear here once the server has been reached.</source>
        <translation>Zustellungen erscheinen hier, sobald der Server erreicht wurde.</translation>
    </message>
    <message>
        <source>Each event that is pushed to an endpoint, or to an invoice's callback URL, stands here with every attempt and its answer.</source>
        <translation>Jedes Ereignis, das einem Endpunkt oder der Callback-URL einer Rechnung zugestellt wird, steht hier mit jedem Versuch und dessen Antwort.</translation>
    </message>
    <message>
        <source>Enter asks the server for what it has pushed about exactly this id</source>
        <translation>Mit der Eingabetaste wird der Server gefragt, was er zu genau dieser ID zugestellt hat</translation>
    </message>
    <message>
        <source>Fetching the deliveries</source>
        <translation>Zustellungen werden geholt</translation>
    </message>
    <message>
        <source>Find deliveries</source>
        <translation>Zustellungen finden</translation>
    </message>
    <message>
        <source>Id of an event, an invoice, an escrow, a transfer</source>
        <translation>ID eines Ereignisses, einer Rechnung, einer Treuhand, einer Überweisung</translation>
    </message>
    <message>
        <source>No deliveries yet</source>
        <translation>Noch keine Zustellungen</translation>
    </message>
    <message>
        <source>No delivery matches</source>
        <translation>Keine passende Zustellung</translation>
    </message>
    <message>
        <source>The server has pushed nothing about this id. Ids are matched whole.</source>
        <translation>Der Server hat zu dieser ID nichts zugestellt. IDs müssen ganz übereinstimmen.</translation>
    </message>
    <message>
        <source>This key may not read deliveries</source>
        <translation>Dieser Schlüssel darf keine Zustellungen lesen</translation>
    </message>
</context>
<context>
    <name>coinpay::DeliveryAttempts</name>
    <message>
        <source>Attempt %1: %2</source>
        <translation>Versuch %1: %2</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <comment>to deliver a webhook</comment>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>Nothing was tried yet.</source>
        <translation>Noch wurde nichts versucht.</translation>
    </message>
    <message>
        <source>Took %1</source>
        <translation>Dauerte %1</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>fällig %1</translation>
    </message>
</context>
<context>
    <name>coinpay::DeliveryDetail</name>
    <message>
        <source>Attempts</source>
        <comment>heading: to deliver a webhook</comment>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Choose one in the list to see every attempt and what the receiver answered.</source>
        <translation>Wählen Sie eine in der Liste, um jeden Versuch und die Antwort des Empfängers zu sehen.</translation>
    </message>
    <message>
        <source>Deliver again</source>
        <translation>Erneut zustellen</translation>
    </message>
    <message>
        <source>Deliver again…</source>
        <translation>Erneut zustellen …</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Zustellung</translation>
    </message>
    <message>
        <source>Delivery id</source>
        <translation>Zustellungs-ID</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>It goes on by itself</source>
        <comment>of a webhook</comment>
        <translation>Es geht von selbst weiter</translation>
    </message>
    <message>
        <source>It is sent within moments.</source>
        <comment>of a webhook</comment>
        <translation>Er wird gleich gesendet.</translation>
    </message>
    <message>
        <source>Made</source>
        <comment>when a delivery was</comment>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Mend the receiver, then deliver it again</source>
        <translation>Den Empfänger reparieren, dann erneut zustellen</translation>
    </message>
    <message>
        <source>No delivery chosen</source>
        <translation>Keine Zustellung gewählt</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Öffnen: %1</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>The first delivery</source>
        <translation>Die erste Zustellung</translation>
    </message>
    <message>
        <source>The receiver did not answer in time: see that it listens there, and that it answers before it does its own work.</source>
        <translation>Der Empfänger hat nicht rechtzeitig geantwortet: Prüfen Sie, ob er dort lauscht und ob er antwortet, bevor er seine eigene Arbeit tut.</translation>
    </message>
    <message>
        <source>The receiver failed: its own log has the reason.</source>
        <translation>Der Empfänger ist gescheitert: Der Grund steht in seinem Protokoll.</translation>
    </message>
    <message>
        <source>The receiver has it. Should it have lost it since, it can be delivered once more: it bears the same event id.</source>
        <translation>Der Empfänger hat es. Sollte er es verloren haben, kann es noch einmal zugestellt werden: Es trägt dieselbe Ereignis-ID.</translation>
    </message>
    <message>
        <source>The receiver redirects, which is not followed: give the endpoint its final address.</source>
        <translation>Der Empfänger leitet weiter; dem wird nicht gefolgt. Geben Sie dem Endpunkt die endgültige Adresse.</translation>
    </message>
    <message>
        <source>The receiver refused it: its own log has the reason.</source>
        <translation>Der Empfänger hat es abgelehnt: Der Grund steht in seinem Protokoll.</translation>
    </message>
    <message>
        <source>The receiver turned it away, as it does with a signature that it cannot verify: the webhook doctor says why.</source>
        <translation>Der Empfänger hat es abgewiesen, wie bei einer Signatur, die er nicht bestätigen kann: Der Webhook-Doktor sagt, warum.</translation>
    </message>
    <message>
        <source>The server used a word this version does not know.</source>
        <translation>Der Server verwendete ein Wort, das diese Version nicht kennt.</translation>
    </message>
    <message>
        <source>To</source>
        <comment>the URL of a webhook</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>coinpay::DestinationPanel</name>
    <message>
        <source>%1 in your address book</source>
        <comment>%1 a name</comment>
        <translation>%1 in Ihrem Adressbuch</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>%1 a kind of address, %2 a network</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>&amp;Keep in the address book as</source>
        <translation>Im Adressbuch be&amp;halten als</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;An</translation>
    </message>
    <message>
        <source>A name you will know again. Optional.</source>
        <translation>Ein Name, den Sie wiedererkennen. Freiwillig.</translation>
    </message>
    <message>
        <source>A private key was removed</source>
        <translation>Ein privater Schlüssel wurde entfernt</translation>
    </message>
    <message>
        <source>Address &amp;book</source>
        <translation>Ad&amp;ressbuch</translation>
    </message>
    <message>
        <source>Address book</source>
        <translation>Adressbuch</translation>
    </message>
    <message>
        <source>An address or a payment link.</source>
        <translation>Eine Adresse oder ein Zahlungslink.</translation>
    </message>
    <message>
        <source>Compare the two addresses, and say that the one you entered is right.</source>
        <translation>Vergleichen Sie die beiden Adressen und bestätigen Sie, dass die eingegebene richtig ist.</translation>
    </message>
    <message>
        <source>Edit the address book…</source>
        <translation>Adressbuch bearbeiten…</translation>
    </message>
    <message>
        <source>I compared them: the one I entered is right</source>
        <translation>Ich habe verglichen: Die eingegebene ist richtig</translation>
    </message>
    <message>
        <source>Nobody on %1 yet</source>
        <comment>%1 a network</comment>
        <translation>Noch niemand auf %1</translation>
    </message>
    <message>
        <source>The clipboard now holds another address (%1). If you did not copy one since, a program changes what you copy: compare all of it with where it came from.</source>
        <comment>%1 an address, shortened</comment>
        <translation>In der Zwischenablage steht jetzt eine andere Adresse (%1). Wenn Sie seitdem keine kopiert haben, ändert ein Programm, was Sie kopieren: Vergleichen Sie die ganze Adresse mit ihrer Quelle.</translation>
    </message>
    <message>
        <source>The whole address</source>
        <translation>Die ganze Adresse</translation>
    </message>
    <message>
        <source>What arrived here is not what the clipboard holds. A program may have changed it: compare all of it with where it came from.</source>
        <translation>Was hier ankam, steht so nicht in der Zwischenablage. Vielleicht hat ein Programm es geändert: Vergleichen Sie alles mit der Quelle.</translation>
    </message>
    <message>
        <source>You have not paid this address before. Make sure that it is the payee's.</source>
        <translation>An diese Adresse haben Sie noch nie gezahlt. Vergewissern Sie sich, dass sie dem Empfänger gehört.</translation>
    </message>
    <message numerus="yes">
        <source>paid %n time(s) before</source>
        <comment>an address</comment>
        <translation><numerusform>schon %n-mal bezahlt</numerusform><numerusform>schon %n-mal bezahlt</numerusform></translation>
    </message>
    <message>
        <source>the link says it pays “%1”</source>
        <comment>%1 a name from a payment link</comment>
        <translation>laut Link geht es an „%1“</translation>
    </message>
</context>
<context>
    <name>coinpay::DetailPane</name>
    <message>
        <source>Everything that happened to it, in the order of time.</source>
        <translation>Alles, was damit geschah, in der Reihenfolge der Zeit.</translation>
    </message>
    <message>
        <source>Final since %1; not asked about any more</source>
        <translation>Endgültig seit %1; wird nicht mehr abgefragt</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>One signed file with what is known of this, for a colleague.</source>
        <translation>Eine signierte Datei mit allem, was darüber bekannt ist, für Kollegen.</translation>
    </message>
    <message>
        <source>Support bundle</source>
        <translation>Support-Paket</translation>
    </message>
    <message>
        <source>Support bundle…</source>
        <translation>Support-Paket …</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Nachverfolgen</translation>
    </message>
    <message>
        <source>Trace it</source>
        <translation>Nachverfolgen</translation>
    </message>
</context>
<context>
    <name>coinpay::DoctorTab</name>
    <message>
        <source>%1 (told from the headers)</source>
        <translation>%1 (an den Kopfzeilen erkannt)</translation>
    </message>
    <message>
        <source>%1 ahead of this computer's clock</source>
        <comment>%1 like “12 s”</comment>
        <translation>%1 vor der Uhr dieses Rechners</translation>
    </message>
    <message>
        <source>&amp;Headers, as they came</source>
        <translation>&amp;Kopfzeilen, wie sie kamen</translation>
    </message>
    <message>
        <source>&amp;Kind of signature</source>
        <translation>&amp;Art der Signatur</translation>
    </message>
    <message>
        <source>&amp;Secret</source>
        <translation>&amp;Geheimnis</translation>
    </message>
    <message>
        <source>A whole request can be pasted: its body goes below.</source>
        <translation>Auch eine ganze Anfrage lässt sich einfügen: Ihr Rumpf kommt nach unten.</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Rumpf</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Examine</source>
        <translation>Untersuchen</translation>
    </message>
    <message>
        <source>Examine the webhook</source>
        <translation>Den Webhook untersuchen</translation>
    </message>
    <message>
        <source>From the keychain: %1</source>
        <translation>Aus dem Schlüsselbund: %1</translation>
    </message>
    <message>
        <source>Headers of the webhook</source>
        <translation>Kopfzeilen des Webhooks</translation>
    </message>
    <message>
        <source>It is used for this alone, and forgotten when the window closes.</source>
        <translation>Es dient nur hierzu und ist vergessen, wenn das Fenster geschlossen wird.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Kind of signature</source>
        <translation>Art der Signatur</translation>
    </message>
    <message>
        <source>Nothing examined yet</source>
        <translation>Noch nichts untersucht</translation>
    </message>
    <message>
        <source>Put in the headers and the raw body of one webhook and the secret that it was signed with. It is compared here, on this computer; nothing is sent.</source>
        <translation>Geben Sie die Kopfzeilen und den unveränderten Rumpf eines Webhooks ein und das Geheimnis, mit dem er signiert wurde. Verglichen wird hier auf diesem Rechner; nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>The keychain does not answer</source>
        <translation>Der Schlüsselbund antwortet nicht</translation>
    </message>
    <message>
        <source>The keychain has no secret of this endpoint</source>
        <translation>Der Schlüsselbund hat kein Geheimnis dieses Endpunkts</translation>
    </message>
    <message>
        <source>The secret typed here</source>
        <translation>Das hier eingegebene Geheimnis</translation>
    </message>
    <message>
        <source>These are no headers</source>
        <translation>Das sind keine Kopfzeilen</translation>
    </message>
    <message>
        <source>This is no body</source>
        <translation>Das ist kein Rumpf</translation>
    </message>
    <message>
        <source>Timestamp</source>
        <translation>Zeitstempel</translation>
    </message>
    <message>
        <source>Told from the headers</source>
        <translation>An den Kopfzeilen erkannt</translation>
    </message>
    <message>
        <source>Type it instead: the one who made the endpoint was shown it.</source>
        <translation>Geben Sie es stattdessen ein: Wer den Endpunkt angelegt hat, bekam es gezeigt.</translation>
    </message>
    <message>
        <source>What is signed: the marked part, then the body</source>
        <translation>Was signiert ist: der markierte Teil, dann der Rumpf</translation>
    </message>
    <message>
        <source>Where the secret comes from</source>
        <translation>Woher das Geheimnis kommt</translation>
    </message>
    <message>
        <source>pasted with the headers</source>
        <translation>mit den Kopfzeilen eingefügt</translation>
    </message>
</context>
<context>
    <name>coinpay::DraftForm</name>
    <message>
        <source>%1
Request id: %2</source>
        <translation>%1
Anfrage-ID: %2</translation>
    </message>
    <message>
        <source>%1 Nothing was sent; everything you typed is still here.</source>
        <comment>%1 a sentence that says what went wrong</comment>
        <translation>%1 Es wurde nichts gesendet; alles Getippte ist noch da.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Entwurf verwerfen</translation>
    </message>
    <message>
        <source>What is typed here stays as a draft.</source>
        <translation>Was hier getippt ist, bleibt als Entwurf.</translation>
    </message>
</context>
<context>
    <name>coinpay::EmptyState</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>coinpay::EndpointDetail</name>
    <message>
        <source>By request</source>
        <translation>Durch Anfrage</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Choose one in the list to see what it gets and which secrets sign for it.</source>
        <translation>Wählen Sie einen in der Liste, um zu sehen, was er bekommt und welche Geheimnisse für ihn signieren.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Endpoint id</source>
        <translation>Endpunkt-ID</translation>
    </message>
    <message>
        <source>Events</source>
        <comment>that an endpoint wants</comment>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Every delivery of seven days failed. Mend the receiver, then enable the endpoint where it was made; what was missed can be delivered again from the deliveries.</source>
        <translation>Sieben Tage lang schlug jede Zustellung fehl. Reparieren Sie den Empfänger und schalten Sie den Endpunkt dort wieder ein, wo er angelegt wurde; was fehlt, lässt sich von den Zustellungen aus erneut zustellen.</translation>
    </message>
    <message>
        <source>Give the receiver the new secret</source>
        <translation>Dem Empfänger das neue Geheimnis geben</translation>
    </message>
    <message>
        <source>Made</source>
        <comment>when an endpoint was</comment>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>New secret</source>
        <translation>Neues Geheimnis</translation>
    </message>
    <message>
        <source>New secret…</source>
        <translation>Neues Geheimnis …</translation>
    </message>
    <message>
        <source>No endpoint chosen</source>
        <translation>Kein Endpunkt gewählt</translation>
    </message>
    <message>
        <source>Nothing is pushed to it</source>
        <translation>Ihm wird nichts zugestellt</translation>
    </message>
    <message>
        <source>Secrets</source>
        <comment>heading: of a webhook endpoint</comment>
        <translation>Geheimnisse</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Until %1 webhooks are signed with the old one, from then on with the new one. A receiver that accepts both turns none away; x-secret-id says which one signed.</source>
        <comment>%1 a date and time</comment>
        <translation>Bis %1 werden Webhooks mit dem alten signiert, danach mit dem neuen. Ein Empfänger, der beide annimmt, weist keinen ab; x-secret-id sagt, welches signiert hat.</translation>
    </message>
    <message>
        <source>Webhook endpoint</source>
        <translation>Webhook-Endpunkt</translation>
    </message>
    <message>
        <source>all, also those to come</source>
        <translation>alle, auch künftige</translation>
    </message>
</context>
<context>
    <name>coinpay::EndpointsTab</name>
    <message numerus="yes">
        <source>%Ln endpoint(s)</source>
        <comment>of webhooks</comment>
        <translation><numerusform>%Ln Endpunkt</numerusform><numerusform>%Ln Endpunkte</numerusform></translation>
    </message>
    <message>
        <source>Endpoints appear here once the server has been reached.</source>
        <translation>Endpunkte erscheinen hier, sobald der Server erreicht wurde.</translation>
    </message>
    <message>
        <source>Fetching the endpoints</source>
        <translation>Endpunkte werden geholt</translation>
    </message>
    <message>
        <source>No endpoints</source>
        <translation>Keine Endpunkte</translation>
    </message>
    <message>
        <source>The server pushes events nowhere.</source>
        <translation>Der Server stellt Ereignisse nirgends zu.</translation>
    </message>
    <message>
        <source>This key may not read webhook endpoints</source>
        <translation>Dieser Schlüssel darf keine Webhook-Endpunkte lesen</translation>
    </message>
    <message>
        <source>Webhook endpoints</source>
        <translation>Webhook-Endpunkte</translation>
    </message>
</context>
<context>
    <name>coinpay::EscrowActionForm</name>
    <message>
        <source>%1 for “%2”</source>
        <comment>%1 an amount with its asset, %2 a deal's reference</comment>
        <translation>%1 für „%2“</translation>
    </message>
    <message>
        <source>%1: not now</source>
        <translation>%1: jetzt nicht</translation>
    </message>
    <message>
        <source>&amp;Amount</source>
        <translation>&amp;Betrag</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>A &amp;part of it</source>
        <translation>Einen &amp;Teil davon</translation>
    </message>
    <message>
        <source>A&amp;ll of it: %1</source>
        <translation>A&amp;lles: %1</translation>
    </message>
    <message>
        <source>It is “%1” and holds %2 now. Nothing was sent.</source>
        <translation>Sie ist jetzt „%1“ und hält %2. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Kept with the escrow and seen by the server.</source>
        <translation>Wird mit der Treuhand aufbewahrt und vom Server gesehen.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>The escrow has changed while this was open</source>
        <translation>Die Treuhand hat sich geändert, während dies offen war</translation>
    </message>
    <message>
        <source>The escrow holds</source>
        <translation>Die Treuhand hält</translation>
    </message>
    <message>
        <source>Then it holds</source>
        <translation>Danach hält sie</translation>
    </message>
</context>
<context>
    <name>coinpay::EscrowActionList</name>
    <message>
        <source>%1
Settled: %2</source>
        <comment>%1 a reason, %2 how a dispute ended</comment>
        <translation>%1
Entschieden: %2</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Refund of %1</source>
        <translation>Erstattung von %1</translation>
    </message>
    <message>
        <source>Release of %1</source>
        <translation>Auszahlung von %1</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
</context>
<context>
    <name>coinpay::EscrowButtons</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Dispute…</source>
        <translation>Streitfall…</translation>
    </message>
    <message>
        <source>Refund…</source>
        <translation>Erstatten…</translation>
    </message>
    <message>
        <source>Release…</source>
        <translation>Auszahlen…</translation>
    </message>
</context>
<context>
    <name>coinpay::EscrowDetail</name>
    <message>
        <source>%1 is not here yet. The server is being asked for it.</source>
        <translation>%1 ist noch nicht hier. Der Server wird danach gefragt.</translation>
    </message>
    <message>
        <source>Choose one in the list to see what it holds and what happened to it.</source>
        <translation>Wählen Sie eine in der Liste, um zu sehen, was sie hält und was mit ihr geschah.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Escrow</source>
        <translation>Treuhand</translation>
    </message>
    <message>
        <source>Escrow id</source>
        <translation>Treuhand-ID</translation>
    </message>
    <message>
        <source>Looking it up</source>
        <translation>Wird nachgeschlagen</translation>
    </message>
    <message>
        <source>No escrow chosen</source>
        <translation>Keine Treuhand ausgewählt</translation>
    </message>
    <message>
        <source>The buyer pays to</source>
        <translation>Der Käufer zahlt an</translation>
    </message>
    <message>
        <source>This escrow cannot be read</source>
        <translation>Diese Treuhand kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>What was done to it</source>
        <translation>Was mit ihr getan wurde</translation>
    </message>
    <message>
        <source>“%1” was asked for here and is not over yet.</source>
        <translation>„%1“ wurde hier verlangt und ist noch nicht vorbei.</translation>
    </message>
</context>
<context>
    <name>coinpay::EscrowFacts</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Vereinbart</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Käufer</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>Bestätigungen</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Geschäft</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>Eingezahlt</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Ausgezahlt</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Verkäufer</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
</context>
<context>
    <name>coinpay::EscrowForms</name>
    <message>
        <source>This escrow is not here yet. Look it up first, then try again.</source>
        <translation>Diese Treuhand ist noch nicht hier. Rufen Sie sie zuerst auf, dann versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>coinpay::EscrowListModel</name>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Escrow id</source>
        <translation>Treuhand-ID</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>coinpay::EscrowsPage</name>
    <message>
        <source>%L1 or more escrows</source>
        <translation>%L1 oder mehr Treuhandgeschäfte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln escrow(s)</source>
        <comment>how many match</comment>
        <translation><numerusform>%Ln Treuhandgeschäft</numerusform><numerusform>%Ln Treuhandgeschäfte</numerusform></translation>
    </message>
    <message>
        <source>Any part of a deal's, buyer's or seller's reference, an escrow or request id, an address or a transaction</source>
        <translation>Ein Teil der Referenz von Geschäft, Käufer oder Verkäufer, einer Treuhand- oder Anfrage-ID, einer Adresse oder Transaktion</translation>
    </message>
    <message>
        <source>Deal, buyer, seller or any id</source>
        <translation>Geschäft, Käufer, Verkäufer oder eine ID</translation>
    </message>
    <message>
        <source>Escrows</source>
        <translation>Treuhand</translation>
    </message>
    <message>
        <source>Escrows appear here once the server has been reached.</source>
        <translation>Treuhandgeschäfte erscheinen hier, sobald der Server erreicht wurde.</translation>
    </message>
    <message>
        <source>Fetching your escrows</source>
        <translation>Ihre Treuhandgeschäfte werden geholt</translation>
    </message>
    <message>
        <source>Make the first one: an amount, a buyer, a seller, a deal.</source>
        <translation>Legen Sie die erste an: Betrag, Käufer, Verkäufer, Geschäft.</translation>
    </message>
    <message>
        <source>New escrow</source>
        <translation>Neue Treuhand</translation>
    </message>
    <message>
        <source>No escrow matches</source>
        <translation>Keine Treuhand passt dazu</translation>
    </message>
    <message>
        <source>No escrows yet</source>
        <translation>Noch keine Treuhand</translation>
    </message>
    <message>
        <source>Opening your escrows</source>
        <translation>Ihre Treuhandgeschäfte werden geöffnet</translation>
    </message>
    <message>
        <source>Search escrows</source>
        <translation>Treuhand durchsuchen</translation>
    </message>
    <message>
        <source>The server has more escrows than are here.</source>
        <translation>Der Server hat mehr Treuhandgeschäfte, als hier sind.</translation>
    </message>
    <message>
        <source>This key may not read escrows</source>
        <translation>Dieser Schlüssel darf keine Treuhand lesen</translation>
    </message>
</context>
<context>
    <name>coinpay::EventDetail</name>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>All of its events</source>
        <translation>Alle seine Ereignisse</translation>
    </message>
    <message>
        <source>Caused by</source>
        <translation>Ausgelöst durch</translation>
    </message>
    <message>
        <source>Choose one in the list to see what changed, and whether it was delivered.</source>
        <translation>Wählen Sie eines in der Liste, um zu sehen, was sich geändert hat und ob es zugestellt wurde.</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Event id</source>
        <translation>Ereignis-ID</translation>
    </message>
    <message>
        <source>Its deliveries</source>
        <translation>Seine Zustellungen</translation>
    </message>
    <message>
        <source>Learned</source>
        <comment>when this machine was told, by its own clock</comment>
        <translation>Erfahren</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>Erfahren durch</translation>
    </message>
    <message>
        <source>No event chosen</source>
        <translation>Kein Ereignis gewählt</translation>
    </message>
    <message>
        <source>Occurred</source>
        <comment>the server's clock</comment>
        <translation>Geschehen</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Öffnen: %1</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>What</source>
        <comment>what kind of resource an event is about</comment>
        <translation>Was</translation>
    </message>
    <message>
        <source>no call: the chain, or time</source>
        <translation>keine Anfrage: die Kette oder die Zeit</translation>
    </message>
</context>
<context>
    <name>coinpay::EventsTab</name>
    <message>
        <source>%L1 or more events</source>
        <translation>%L1 oder mehr Ereignisse</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <comment>how many match</comment>
        <translation><numerusform>%Ln Ereignis</numerusform><numerusform>%Ln Ereignisse</numerusform></translation>
    </message>
    <message>
        <source>Any id, or a kind of event</source>
        <translation>Eine ID oder eine Art von Ereignis</translation>
    </message>
    <message>
        <source>Any part of an event's id, of its resource's or request's id, or of its type, like invoice.paid</source>
        <translation>Ein Teil der ID des Ereignisses, seiner Ressource oder Anfrage oder seiner Art wie invoice.paid</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter zurücksetzen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Everything</source>
        <comment>events of every kind</comment>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Kind of resource</source>
        <translation>Art der Ressource</translation>
    </message>
    <message>
        <source>No event matches</source>
        <translation>Kein passendes Ereignis</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Noch keine Ereignisse</translation>
    </message>
    <message>
        <source>Of all that this machine was told, nothing is like this.</source>
        <translation>Von allem, was dieser Rechner erfahren hat, ist nichts so.</translation>
    </message>
    <message>
        <source>Search events</source>
        <translation>Ereignisse durchsuchen</translation>
    </message>
    <message>
        <source>The events cannot be read</source>
        <translation>Die Ereignisse lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>The server cannot be reached now. What changes there stands here as soon as it can.</source>
        <translation>Der Server ist gerade nicht zu erreichen. Was sich dort ändert, steht hier, sobald er es ist.</translation>
    </message>
    <message>
        <source>Whatever changes on the server from now on stands here within a moment: payments, confirmations, releases, transfers.</source>
        <translation>Was sich von nun an auf dem Server ändert, steht hier gleich darauf: Zahlungen, Bestätigungen, Freigaben, Überweisungen.</translation>
    </message>
</context>
<context>
    <name>coinpay::ExportStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>Export abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Liste exportieren</translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln row(s)</source>
        <translation><numerusform>%Ln Zeile exportiert</numerusform><numerusform>%Ln Zeilen exportiert</numerusform></translation>
    </message>
    <message>
        <source>Exporting: %L1 rows so far</source>
        <translation>Export läuft: bisher %L1 Zeilen</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>The export failed; nothing was saved</source>
        <translation>Der Export ist gescheitert; nichts wurde gespeichert</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>coinpay::FactGrid</name>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
</context>
<context>
    <name>coinpay::FigureRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>coinpay::InvoiceDetail</name>
    <message>
        <source>%1 is not here yet. The server is being asked for it.</source>
        <translation>%1 ist noch nicht hier. Der Server wird danach gefragt.</translation>
    </message>
    <message>
        <source>A cancellation is under way.</source>
        <translation>Eine Stornierung ist unterwegs.</translation>
    </message>
    <message>
        <source>Cancel invoice</source>
        <translation>Rechnung stornieren</translation>
    </message>
    <message>
        <source>Cancel invoice…</source>
        <translation>Rechnung stornieren…</translation>
    </message>
    <message>
        <source>Choose one in the list to see how it is paid and what happened to it.</source>
        <translation>Wählen Sie eine in der Liste, um zu sehen, wie sie bezahlt wird und was mit ihr geschah.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Invoice id</source>
        <translation>Rechnungs-ID</translation>
    </message>
    <message>
        <source>It is over, so there is nothing to cancel.</source>
        <translation>Sie ist abgeschlossen, es gibt nichts zu stornieren.</translation>
    </message>
    <message>
        <source>Looking it up</source>
        <translation>Wird nachgeschlagen</translation>
    </message>
    <message>
        <source>No invoice chosen</source>
        <translation>Keine Rechnung gewählt</translation>
    </message>
    <message>
        <source>Pay the rest to</source>
        <translation>Den Rest zahlen an</translation>
    </message>
    <message>
        <source>Pay to</source>
        <translation>Zahlen an</translation>
    </message>
    <message>
        <source>Something has been paid, so it cannot be canceled.</source>
        <translation>Es wurde etwas bezahlt, darum lässt sie sich nicht stornieren.</translation>
    </message>
    <message>
        <source>This invoice cannot be read</source>
        <translation>Diese Rechnung kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>coinpay::InvoiceFacts</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>Callback</source>
        <translation>Rückruf</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>Bestätigungen</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Outstanding</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
</context>
<context>
    <name>coinpay::InvoiceListModel</name>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Invoice id</source>
        <translation>Rechnungs-ID</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>coinpay::InvoicesPage</name>
    <message>
        <source>%L1 or more invoices</source>
        <translation>%L1 oder mehr Rechnungen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln invoice(s)</source>
        <comment>how many match</comment>
        <translation><numerusform>%Ln Rechnung</numerusform><numerusform>%Ln Rechnungen</numerusform></translation>
    </message>
    <message>
        <source>Any part of a reference, an invoice or request id, an address or a transaction</source>
        <translation>Ein beliebiger Teil einer Referenz, einer Rechnungs- oder Anfrage-ID, einer Adresse oder Transaktion</translation>
    </message>
    <message>
        <source>Fetching your invoices</source>
        <translation>Ihre Rechnungen werden abgeholt</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Invoices appear here once the server has been reached.</source>
        <translation>Rechnungen erscheinen hier, sobald der Server erreicht wurde.</translation>
    </message>
    <message>
        <source>Make the first one: an amount, an asset, your own order number.</source>
        <translation>Stellen Sie die erste: ein Betrag, eine Währung, Ihre eigene Bestellnummer.</translation>
    </message>
    <message>
        <source>New invoice</source>
        <translation>Neue Rechnung</translation>
    </message>
    <message>
        <source>No invoice matches</source>
        <translation>Keine Rechnung passt</translation>
    </message>
    <message>
        <source>No invoices yet</source>
        <translation>Noch keine Rechnungen</translation>
    </message>
    <message>
        <source>Opening your invoices</source>
        <translation>Ihre Rechnungen werden geöffnet</translation>
    </message>
    <message>
        <source>Paid %1</source>
        <translation>Bezahlt %1</translation>
    </message>
    <message>
        <source>Reference or any id</source>
        <translation>Referenz oder beliebige ID</translation>
    </message>
    <message>
        <source>Search invoices</source>
        <translation>Rechnungen suchen</translation>
    </message>
    <message>
        <source>The server has more invoices than are here.</source>
        <translation>Der Server hat mehr Rechnungen, als hier sind.</translation>
    </message>
    <message>
        <source>This key may not read invoices</source>
        <translation>Dieser Schlüssel darf keine Rechnungen lesen</translation>
    </message>
    <message>
        <source>With money on them</source>
        <translation>Mit Geld darauf</translation>
    </message>
</context>
<context>
    <name>coinpay::KeySection</name>
    <message>
        <source>A key is needed: make a pair, or import one.</source>
        <translation>Es wird ein Schlüssel gebraucht: Erzeugen Sie ein Paar oder importieren Sie einen.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Copy the public key</source>
        <translation>Öffentlichen Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Every call is signed with a private key that never leaves this machine. It is kept in the system's keychain.</source>
        <translation>Jeder Aufruf wird mit einem privaten Schlüssel signiert, der diesen Rechner nie verlässt. Er liegt im Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>Import a PEM…</source>
        <translation>PEM importieren…</translation>
    </message>
    <message>
        <source>Import a private key</source>
        <translation>Einen privaten Schlüssel importieren</translation>
    </message>
    <message>
        <source>Keys (*.pem *.key);;All files (*)</source>
        <comment>file types</comment>
        <translation>Schlüssel (*.pem *.key);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Make a key pair</source>
        <translation>Schlüsselpaar erzeugen</translation>
    </message>
    <message>
        <source>Paste the private key here (it begins with “-----BEGIN PRIVATE KEY-----”)</source>
        <translation>Fügen Sie den privaten Schlüssel hier ein (er beginnt mit „-----BEGIN PRIVATE KEY-----“)</translation>
    </message>
    <message>
        <source>Private key in PEM form</source>
        <translation>Privater Schlüssel in PEM-Form</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>Öffentlicher Schlüssel</translation>
    </message>
    <message>
        <source>This is the public half. Register it with the server; it answers with a key id.</source>
        <translation>Das ist die öffentliche Hälfte. Registrieren Sie sie beim Server; er antwortet mit einer Schlüssel-ID.</translation>
    </message>
    <message>
        <source>Until you connect, the private half is in memory alone: close the window before, and it is gone.</source>
        <translation>Bis Sie verbinden, liegt die private Hälfte nur im Arbeitsspeicher: Schließen Sie das Fenster vorher, ist sie verloren.</translation>
    </message>
    <message>
        <source>Use another key</source>
        <translation>Anderen Schlüssel verwenden</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Diesen Schlüssel verwenden</translation>
    </message>
</context>
<context>
    <name>coinpay::KeychainPage</name>
    <message>
        <source>%1

CoinPay Desk keeps your private key in the system's keychain and never in a file. You can also import the key for this session only: it is then gone when the window is closed.</source>
        <comment>%1 why, and what to do, in whole sentences</comment>
        <translation>%1

CoinPay Desk verwahrt Ihren privaten Schlüssel im Schlüsselbund des Systems und nie in einer Datei. Sie können den Schlüssel auch nur für diese Sitzung importieren: Er ist dann weg, sobald das Fenster geschlossen wird.</translation>
    </message>
    <message>
        <source>Continue offline</source>
        <translation>Offline weiterarbeiten</translation>
    </message>
    <message>
        <source>Import or make a key…</source>
        <translation>Schlüssel importieren oder erzeugen…</translation>
    </message>
    <message>
        <source>No keychain is available</source>
        <translation>Kein Schlüsselbund verfügbar</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The keychain is locked</source>
        <translation>Der Schlüsselbund ist gesperrt</translation>
    </message>
    <message>
        <source>The keychain refused access</source>
        <translation>Der Schlüsselbund hat den Zugriff verweigert</translation>
    </message>
    <message>
        <source>The keychain works, but has no key for this profile. It may have been removed, or it belongs to another user. Import the key again, or make a new pair and register it with the server.</source>
        <translation>Der Schlüsselbund funktioniert, hat aber keinen Schlüssel für dieses Profil. Er wurde vielleicht entfernt, oder er gehört einem anderen Benutzer. Importieren Sie den Schlüssel erneut, oder erzeugen Sie ein neues Paar und registrieren Sie es beim Server.</translation>
    </message>
    <message>
        <source>The private key is not in the keychain</source>
        <translation>Der private Schlüssel ist nicht im Schlüsselbund</translation>
    </message>
    <message>
        <source>Use a key for this session…</source>
        <translation>Schlüssel für diese Sitzung verwenden…</translation>
    </message>
    <message>
        <source>Your private key is in the system's keychain, but CoinPay Desk could not read it.

%1</source>
        <comment>%1 why, and what to do, in whole sentences</comment>
        <translation>Ihr privater Schlüssel liegt im Schlüsselbund des Systems, aber CoinPay Desk konnte ihn nicht lesen.

%1</translation>
    </message>
    <message>
        <source>Your private key is in the system's keychain, which is locked. Unlock it and try again. What is stored here can be read meanwhile.</source>
        <translation>Ihr privater Schlüssel liegt im Schlüsselbund des Systems, der gesperrt ist. Entsperren Sie ihn und versuchen Sie es erneut. Was hier gespeichert ist, lässt sich inzwischen lesen.</translation>
    </message>
</context>
<context>
    <name>coinpay::LabelChips</name>
    <message>
        <source>A word or two</source>
        <translation>Ein, zwei Wörter</translation>
    </message>
    <message>
        <source>Add a label</source>
        <translation>Etikett hinzufügen</translation>
    </message>
    <message>
        <source>Add a label. Searching for #word finds it again.</source>
        <translation>Etikett hinzufügen. Die Suche nach #Wort findet es wieder.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etikett</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Neues Etikett</translation>
    </message>
    <message>
        <source>Take off the label “%1”</source>
        <translation>Etikett „%1“ entfernen</translation>
    </message>
</context>
<context>
    <name>coinpay::LimitsForm</name>
    <message>
        <source>%1, in %2</source>
        <translation>%1, in %2</translation>
    </message>
    <message>
        <source>At any amount</source>
        <comment>when a name is asked for</comment>
        <translation>bei jedem Betrag</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Limits for sending</source>
        <translation>Grenzen beim Senden</translation>
    </message>
    <message>
        <source>On a live profile, whoever lets more than this leave at once types the profile's name first. Where nothing stands, the name is asked for at any amount. The limits are the same for every profile on this machine.</source>
        <translation>Wer auf einem Live-Profil mehr als dies auf einmal hinausgehen lässt, tippt vorher den Namen des Profils. Wo nichts steht, wird bei jedem Betrag nach dem Namen gefragt. Die Grenzen gelten für jedes Profil auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Usual limits</source>
        <translation>Übliche Grenzen</translation>
    </message>
</context>
<context>
    <name>coinpay::ListExport</name>
    <message>
        <source>The file could not be written: %1</source>
        <comment>%1 what the system says</comment>
        <translation>Die Datei konnte nicht geschrieben werden: %1</translation>
    </message>
</context>
<context>
    <name>coinpay::ListFilters</name>
    <message>
        <source>%1; #late finds it by your notes and labels</source>
        <translation>%1; #spät findet nach Ihren Notizen und Etiketten</translation>
    </message>
    <message>
        <source>Any asset</source>
        <translation>Alle Währungen</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter zurücksetzen</translation>
    </message>
    <message>
        <source>Filter by asset</source>
        <translation>Nach Währung filtern</translation>
    </message>
</context>
<context>
    <name>coinpay::ListPage</name>
    <message>
        <source>Export the list</source>
        <translation>Liste exportieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>a list, to a file</comment>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Save all that the filters let through as a table (CSV)</source>
        <translation>Alles, was die Filter durchlassen, als Tabelle (CSV) sichern</translation>
    </message>
</context>
<context>
    <name>coinpay::ListTable</name>
    <message>
        <source>Usual columns</source>
        <translation>Übliche Spalten</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>wird geladen</translation>
    </message>
</context>
<context>
    <name>coinpay::ListedPane</name>
    <message>
        <source>Check the connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter zurücksetzen</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>Der Server antwortet nicht</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>coinpay::ListenerControls</name>
    <message>
        <source>&amp;Forward to</source>
        <translation>&amp;Weiterreichen an</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>A number up to 65535, or nothing.</source>
        <translation>Eine Zahl bis 65535 oder nichts.</translation>
    </message>
    <message>
        <source>Address to send webhooks to</source>
        <translation>Adresse, an die Webhooks zu senden sind</translation>
    </message>
    <message>
        <source>Fill in what was missed</source>
        <translation>Verpasstes nachholen</translation>
    </message>
    <message>
        <source>Kind of signature</source>
        <translation>Art der Signatur</translation>
    </message>
    <message>
        <source>Kind of signature: told from the headers</source>
        <translation>Art der Signatur: an den Kopfzeilen erkannt</translation>
    </message>
    <message>
        <source>Listening on</source>
        <comment>followed by an address</comment>
        <translation>Empfange auf</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Kein Empfang</translation>
    </message>
    <message>
        <source>Pass on what is refused, too</source>
        <translation>Auch Abgelehntes weiterreichen</translation>
    </message>
    <message>
        <source>S&amp;ecret</source>
        <translation>&amp;Geheimnis</translation>
    </message>
    <message>
        <source>Start listening</source>
        <translation>Empfang starten</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>listening</comment>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>Empfang beenden</translation>
    </message>
    <message>
        <source>What is not rightly signed goes on once, to see a handler refuse it.</source>
        <translation>Was nicht richtig signiert ist, geht einmal weiter, damit man sieht, ob ein Empfänger es ablehnt.</translation>
    </message>
    <message>
        <source>What the event feed has and no webhook brought is handled, once.</source>
        <translation>Was im Ereignisstrom steht und kein Webhook brachte, wird einmal behandelt.</translation>
    </message>
    <message>
        <source>any</source>
        <comment>free port</comment>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>from the keychain</source>
        <translation>aus dem Schlüsselbund</translation>
    </message>
</context>
<context>
    <name>coinpay::ListenerPanel</name>
    <message numerus="yes">
        <source>%Ln webhook(s) arrived</source>
        <translation><numerusform>%Ln Webhook angekommen</numerusform><numerusform>%Ln Webhooks angekommen</numerusform></translation>
    </message>
    <message>
        <source>Have the server send to the address above. Each is checked, stored, shown here, and forwarded where you say so.</source>
        <translation>Lassen Sie den Server an die Adresse oben senden. Jeder wird geprüft, gespeichert, hier gezeigt und auf Wunsch weitergereicht.</translation>
    </message>
    <message>
        <source>No webhook has arrived</source>
        <translation>Noch kein Webhook angekommen</translation>
    </message>
    <message>
        <source>Start listening, and have the server send to the address you are given: each webhook is checked, stored and shown here. Nobody but this computer can reach it.</source>
        <translation>Starten Sie den Empfang und lassen Sie den Server an die genannte Adresse senden: Jeder Webhook wird geprüft, gespeichert und hier gezeigt. Nur dieser Rechner kann sie erreichen.</translation>
    </message>
    <message>
        <source>The keychain has no secret of an endpoint. Type the one that the sender signs with.</source>
        <translation>Der Schlüsselbund hat kein Geheimnis eines Endpunkts. Geben Sie das ein, mit dem der Absender signiert.</translation>
    </message>
    <message>
        <source>There is no secret to sign with. Type one above.</source>
        <translation>Es gibt kein Geheimnis zum Signieren. Geben Sie oben eines ein.</translation>
    </message>
    <message>
        <source>Webhooks that arrived</source>
        <translation>Angekommene Webhooks</translation>
    </message>
    <message>
        <source>What arrives is passed on to %1, which is not on this computer.</source>
        <comment>%1 a host</comment>
        <translation>Was ankommt, wird an %1 weitergereicht; das ist nicht auf diesem Rechner.</translation>
    </message>
</context>
<context>
    <name>coinpay::MainWindow</name>
    <message>
        <source>A dashboard for merchants who take crypto payments.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Eine Übersicht für Händler, die Kryptozahlungen annehmen.
Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>About CoinPay Desk</source>
        <translation>Über CoinPay Desk</translation>
    </message>
    <message>
        <source>Add a profile…</source>
        <translation>Profil hinzufügen…</translation>
    </message>
    <message>
        <source>As the system</source>
        <comment>colours</comment>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>CoinPay Desk %1</source>
        <comment>%1 a version</comment>
        <translation>CoinPay Desk %1</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>colours</comment>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>colours</comment>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Limits for sending…</source>
        <translation>Grenzen beim Senden…</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Open a support bundle</source>
        <translation>Support-Paket öffnen</translation>
    </message>
    <message>
        <source>Open a support bundle…</source>
        <translation>Support-Paket öffnen …</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Support bundles (%1);;All files (*)</source>
        <comment>of a file dialog</comment>
        <translation>Support-Pakete (%1);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>coinpay::MoneyDialog</name>
    <message>
        <source>%1
Request id: %2</source>
        <translation>%1
Anfrage-ID: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;Type “%1”, the name of this profile, to confirm</source>
        <translation>Zum Bestätigen „%1“, den Namen dieses Profils, ein&amp;tippen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message numerus="yes">
        <source>Can be pressed in %n second(s): time to read.</source>
        <comment>a button</comment>
        <translation><numerusform>Kann in %n Sekunde gedrückt werden: Zeit zum Lesen.</numerusform><numerusform>Kann in %n Sekunden gedrückt werden: Zeit zum Lesen.</numerusform></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>Nichts wurde gesendet</translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>Prüfen…</translation>
    </message>
    <message>
        <source>This is real money, and more than you confirm without it.</source>
        <translation>Das ist echtes Geld, und mehr, als ohne den Namen bestätigt wird.</translation>
    </message>
    <message>
        <source>Type the profile's name first.</source>
        <translation>Tippen Sie zuerst den Namen des Profils ein.</translation>
    </message>
</context>
<context>
    <name>coinpay::NewEscrowForm</name>
    <message>
        <source>&amp;Amount</source>
        <translation>&amp;Betrag</translation>
    </message>
    <message>
        <source>&amp;Buyer</source>
        <translation>&amp;Käufer</translation>
    </message>
    <message>
        <source>&amp;Deal</source>
        <translation>&amp;Geschäft</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <comment>a blockchain</comment>
        <translation>&amp;Netzwerk</translation>
    </message>
    <message>
        <source>A&amp;sset</source>
        <comment>a currency such as USDT</comment>
        <translation>&amp;Währung</translation>
    </message>
    <message>
        <source>Create escrow</source>
        <translation>Treuhand anlegen</translation>
    </message>
    <message>
        <source>New escrow</source>
        <translation>Neue Treuhand</translation>
    </message>
    <message>
        <source>No&amp;tes</source>
        <translation>No&amp;tizen</translation>
    </message>
    <message>
        <source>One a line, like: table = 12. Optional.</source>
        <translation>Eine je Zeile, wie: Tisch = 12. Freiwillig.</translation>
    </message>
    <message>
        <source>Sel&amp;ler</source>
        <translation>&amp;Verkäufer</translation>
    </message>
    <message>
        <source>The buyer pays in, and the money is held until you release it to the seller or refund it.</source>
        <translation>Der Käufer zahlt ein, und das Geld bleibt verwahrt, bis Sie es dem Verkäufer auszahlen oder erstatten.</translation>
    </message>
    <message>
        <source>The escrow was not created</source>
        <translation>Die Treuhand wurde nicht angelegt</translation>
    </message>
    <message>
        <source>The server refused this escrow</source>
        <translation>Der Server hat diese Treuhand abgelehnt</translation>
    </message>
    <message>
        <source>Who gets a release.</source>
        <translation>Wer eine Auszahlung bekommt.</translation>
    </message>
    <message>
        <source>Who pays in, and gets a refund.</source>
        <translation>Wer einzahlt und eine Erstattung bekommt.</translation>
    </message>
    <message>
        <source>Your own word for it, such as the order number.</source>
        <translation>Ihr eigenes Wort dafür, etwa die Bestellnummer.</translation>
    </message>
</context>
<context>
    <name>coinpay::NewInvoiceForm</name>
    <message>
        <source>&amp;Amount</source>
        <translation>&amp;Betrag</translation>
    </message>
    <message>
        <source>&amp;Callback address</source>
        <translation>&amp;Rückrufadresse</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <comment>a blockchain</comment>
        <translation>&amp;Netzwerk</translation>
    </message>
    <message>
        <source>&amp;Open for</source>
        <comment>how long an invoice can be paid</comment>
        <translation>&amp;Offen für</translation>
    </message>
    <message>
        <source>&amp;Reference</source>
        <translation>Re&amp;ferenz</translation>
    </message>
    <message>
        <source>A&amp;sset</source>
        <comment>a currency such as USDT</comment>
        <translation>&amp;Währung</translation>
    </message>
    <message>
        <source>Callback and notes</source>
        <translation>Rückruf und Notizen</translation>
    </message>
    <message>
        <source>Create invoice</source>
        <translation>Rechnung stellen</translation>
    </message>
    <message>
        <source>New invoice</source>
        <translation>Neue Rechnung</translation>
    </message>
    <message>
        <source>No&amp;tes</source>
        <translation>No&amp;tizen</translation>
    </message>
    <message>
        <source>One a line, like: table = 12. Optional.</source>
        <translation>Eine je Zeile, wie: Tisch = 12. Freiwillig.</translation>
    </message>
    <message>
        <source>The invoice was not created</source>
        <translation>Die Rechnung wurde nicht gestellt</translation>
    </message>
    <message>
        <source>The server refused this invoice</source>
        <translation>Der Server hat diese Rechnung abgelehnt</translation>
    </message>
    <message>
        <source>Told of every change of this invoice. Optional.</source>
        <translation>Erfährt jede Änderung dieser Rechnung. Freiwillig.</translation>
    </message>
    <message>
        <source>Your own word for it, such as the order number.</source>
        <translation>Ihr eigenes Wort dafür, etwa die Bestellnummer.</translation>
    </message>
</context>
<context>
    <name>coinpay::NoteEditor</name>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Notiz speichern</translation>
    </message>
    <message>
        <source>What should whoever looks at this next know? Notes stay on this computer.</source>
        <translation>Was soll wissen, wer das als Nächstes ansieht? Notizen bleiben auf diesem Rechner.</translation>
    </message>
</context>
<context>
    <name>coinpay::NoteView</name>
    <message>
        <source>Change this note</source>
        <translation>Diese Notiz ändern</translation>
    </message>
    <message>
        <source>It is kept nowhere else.</source>
        <translation>Sie steht sonst nirgends.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove this note</source>
        <translation>Diese Notiz entfernen</translation>
    </message>
    <message>
        <source>changed %1</source>
        <translation>geändert %1</translation>
    </message>
</context>
<context>
    <name>coinpay::NotesSection</name>
    <message>
        <source>Add a note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Notes and labels</source>
        <translation>Notizen und Etiketten</translation>
    </message>
    <message>
        <source>The label was not added</source>
        <translation>Das Etikett wurde nicht hinzugefügt</translation>
    </message>
    <message>
        <source>The label was not taken off</source>
        <translation>Das Etikett wurde nicht entfernt</translation>
    </message>
    <message>
        <source>The note was not removed</source>
        <translation>Die Notiz wurde nicht entfernt</translation>
    </message>
    <message>
        <source>The notes cannot be read</source>
        <translation>Die Notizen können nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>coinpay::NoticeBar</name>
    <message>
        <source>%1 “%2” failed</source>
        <comment>%1 like “Release escrow”, %2 a reference</comment>
        <translation>%1 „%2“ ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 “%2” was not sent: something changed since you confirmed it</source>
        <comment>%1 like “Release escrow”, %2 a reference</comment>
        <translation>%1 „%2“ wurde nicht gesendet: Seit der Bestätigung hat sich etwas geändert</translation>
    </message>
    <message>
        <source>%1 “%2” was refused</source>
        <comment>%1 like “New invoice”, %2 a reference</comment>
        <translation>%1 „%2“ wurde abgelehnt</translation>
    </message>
    <message>
        <source>A file is damaged</source>
        <translation>Eine Datei ist beschädigt</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Edit and try again…</source>
        <translation>Bearbeiten und erneut versuchen…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>It stays on the Activity page, and asks for nobody's eye any more.</source>
        <translation>Es bleibt auf der Seite „Vorgänge“ und will von niemandem mehr beachtet werden.</translation>
    </message>
    <message>
        <source>Nothing new is sent, because it could not be written down first. Free some space: this goes on by itself.</source>
        <translation>Es wird nichts Neues gesendet, weil es vorher nicht festgehalten werden könnte. Schaffen Sie Platz: Es geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Nothing new is sent, because it could not be written down first. Make the disk writable: this goes on by itself.</source>
        <translation>Es wird nichts Neues gesendet, weil es vorher nicht festgehalten werden könnte. Machen Sie den Datenträger beschreibbar: Es geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Nothing you asked for is lost: that is in the journal, which is whole.</source>
        <translation>Nichts, worum Sie gebeten haben, ist verloren: Das steht im Journal, und das ist heil.</translation>
    </message>
    <message>
        <source>Request id: %1</source>
        <translation>Anfrage-ID: %1</translation>
    </message>
    <message>
        <source>The disk cannot be written any more</source>
        <translation>Der Datenträger ist nicht mehr beschreibbar</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>The local copy was damaged and is being fetched anew</source>
        <translation>Die örtliche Kopie war beschädigt und wird neu abgeholt</translation>
    </message>
    <message>
        <source>This could not be put aside</source>
        <translation>Das konnte nicht abgelegt werden</translation>
    </message>
    <message>
        <source>This key may not do that</source>
        <translation>Dieser Schlüssel darf das nicht</translation>
    </message>
    <message>
        <source>You were writing an escrow: %1</source>
        <comment>%1 amount and reference</comment>
        <translation>Sie waren bei einer Treuhand: %1</translation>
    </message>
    <message>
        <source>You were writing an invoice: %1</source>
        <comment>%1 amount and reference</comment>
        <translation>Sie waren beim Schreiben einer Rechnung: %1</translation>
    </message>
</context>
<context>
    <name>coinpay::OperationBriefing</name>
    <message>
        <source>About this operation</source>
        <translation>Über diesen Vorgang</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy everything</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>If no answer comes, its outcome counts as unknown and the same bytes go out again with the same key.</source>
        <translation>Kommt keine Antwort, so gilt der Ausgang als unbekannt, und dieselben Bytes gehen mit demselben Schlüssel noch einmal hinaus.</translation>
    </message>
    <message>
        <source>It has had one idempotency key and these very bytes since before the first of them left. However often they arrive, the server acts once. Past the life of the key they are never sent again.</source>
        <translation>Schon bevor das erste Byte hinausging, standen ein Idempotenzschlüssel und genau diese Bytes fest. Wie oft sie auch ankommen, der Server handelt nur einmal. Ist die Zeit des Schlüssels vorbei, werden sie nie mehr gesendet.</translation>
    </message>
    <message>
        <source>It is over. Nothing is sent any more.</source>
        <translation>Es ist abgeschlossen. Nichts wird mehr gesendet.</translation>
    </message>
    <message>
        <source>It is sent as soon as the server can be reached, also after this program or this machine was started anew. Until then it can be stopped.</source>
        <translation>Es wird gesendet, sobald der Server erreichbar ist, auch nach einem Neustart des Programms oder des Rechners. Bis dahin lässt es sich anhalten.</translation>
    </message>
    <message>
        <source>Nothing is sent by itself. It waits until you have looked and said what became of it.</source>
        <translation>Von selbst wird nichts gesendet. Es wartet, bis Sie nachgesehen und gesagt haben, was daraus geworden ist.</translation>
    </message>
    <message>
        <source>The request as it was committed</source>
        <translation>Die Anfrage, wie sie festgehalten wurde</translation>
    </message>
    <message>
        <source>The same bytes go out again with the same key until the server answers. Once the key may be too old, the server is asked what it saw instead; and if its records do not settle it, you are asked.</source>
        <translation>Dieselben Bytes gehen mit demselben Schlüssel hinaus, bis der Server antwortet. Ist der Schlüssel womöglich zu alt, wird stattdessen der Server gefragt, was er gesehen hat; klären seine Aufzeichnungen es nicht, werden Sie gefragt.</translation>
    </message>
    <message>
        <source>The server's own record of it is looked at until it has reached its end. Nothing is sent again.</source>
        <translation>Beim Server wird nachgesehen, bis es abgeschlossen ist. Gesendet wird nichts mehr.</translation>
    </message>
    <message>
        <source>What happens by itself</source>
        <translation>Was von selbst geschieht</translation>
    </message>
    <message>
        <source>Why it cannot happen twice</source>
        <translation>Warum es nicht zweimal geschehen kann</translation>
    </message>
</context>
<context>
    <name>coinpay::OperationStrip</name>
    <message numerus="yes">
        <source>%n more on its way</source>
        <comment>operations not shown</comment>
        <translation><numerusform>%n weiterer unterwegs</numerusform><numerusform>%n weitere unterwegs</numerusform></translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Try %1 now</source>
        <translation>%1 jetzt versuchen</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
</context>
<context>
    <name>coinpay::OverviewPage</name>
    <message>
        <source>Balances</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>Needs you now</source>
        <translation>Braucht Sie jetzt</translation>
    </message>
    <message>
        <source>No balance is known yet.</source>
        <translation>Noch ist kein Guthaben bekannt.</translation>
    </message>
    <message>
        <source>Nothing is on its way.</source>
        <translation>Nichts ist unterwegs.</translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation>Nichts braucht Sie.</translation>
    </message>
    <message>
        <source>Nothing yet this week.</source>
        <translation>Diese Woche noch nichts.</translation>
    </message>
    <message>
        <source>Nothing yet today.</source>
        <translation>Heute noch nichts.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Paid this week</source>
        <translation>Diese Woche bezahlt</translation>
    </message>
    <message>
        <source>Paid today</source>
        <translation>Heute bezahlt</translation>
    </message>
    <message>
        <source>Settling</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>The figures cannot be read</source>
        <translation>Die Zahlen können nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>coinpay::PartsView</name>
    <message>
        <source>Files of the bundle</source>
        <translation>Dateien des Pakets</translation>
    </message>
    <message>
        <source>What this file says</source>
        <translation>Was in dieser Datei steht</translation>
    </message>
</context>
<context>
    <name>coinpay::QuotePanel</name>
    <message>
        <source>Ask for the fee again</source>
        <translation>Noch einmal nach der Gebühr fragen</translation>
    </message>
    <message>
        <source>Asking the server for the fee…</source>
        <translation>Der Server wird nach der Gebühr gefragt…</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Gebühr</translation>
    </message>
    <message>
        <source>Renewing the fee…</source>
        <translation>Die Gebühr wird erneuert…</translation>
    </message>
    <message numerus="yes">
        <source>The fee holds for %n second(s), then it is renewed.</source>
        <translation><numerusform>Die Gebühr gilt noch %n Sekunde, dann wird sie erneuert.</numerusform><numerusform>Die Gebühr gilt noch %n Sekunden, dann wird sie erneuert.</numerusform></translation>
    </message>
    <message>
        <source>The fee is not known: %1</source>
        <comment>%1 a sentence</comment>
        <translation>Die Gebühr ist nicht bekannt: %1</translation>
    </message>
    <message>
        <source>The server is asked for the fee as soon as amount and destination are there.</source>
        <translation>Nach der Gebühr wird gefragt, sobald Betrag und Ziel da sind.</translation>
    </message>
    <message>
        <source>This fee has run out. It is renewed before anything is sent.</source>
        <translation>Diese Gebühr ist abgelaufen. Sie wird erneuert, bevor etwas gesendet wird.</translation>
    </message>
    <message>
        <source>Total</source>
        <comment>amount and fee</comment>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Working out the most that can be sent…</source>
        <translation>Der größte Betrag, der gesendet werden kann, wird ermittelt…</translation>
    </message>
</context>
<context>
    <name>coinpay::Rail</name>
    <message>
        <source>%1 · %2
%3</source>
        <comment>name, environment, address of a profile</comment>
        <translation>%1 · %2
%3</translation>
    </message>
    <message>
        <source>For looking only</source>
        <translation>Nur zum Nachsehen</translation>
    </message>
    <message>
        <source>Live</source>
        <comment>environment</comment>
        <translation>Live</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Profile %1, %2</source>
        <comment>%1 its name, %2 its environment</comment>
        <translation>Profil %1, %2</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <comment>environment</comment>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Test</source>
        <comment>environment</comment>
        <translation>Test</translation>
    </message>
    <message>
        <source>This profile's key may only read. It lacks %1.</source>
        <comment>%1 names of permissions: invoices:write, escrows:write</comment>
        <translation>Der Schlüssel dieses Profils darf nur lesen. Ihm fehlen %1.</translation>
    </message>
</context>
<context>
    <name>coinpay::ReceiptDetail</name>
    <message>
        <source>%1 ms</source>
        <comment>a duration</comment>
        <translation>%1 ms</translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation><numerusform>%Ln Byte</numerusform><numerusform>%Ln Byte</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln time(s)</source>
        <translation><numerusform>%Ln-mal</numerusform><numerusform>%Ln-mal</numerusform></translation>
    </message>
    <message>
        <source>&amp;Handler</source>
        <translation>&amp;Empfänger</translation>
    </message>
    <message>
        <source>Arrived</source>
        <comment>when a webhook did</comment>
        <translation>Angekommen</translation>
    </message>
    <message>
        <source>As it is</source>
        <comment>button: how to send a webhook</comment>
        <translation>Wie es ist</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Rumpf</translation>
    </message>
    <message>
        <source>Came</source>
        <comment>how often</comment>
        <translation>Kam</translation>
    </message>
    <message>
        <source>Choose one in the list to see its bytes, what was found, and what the handler answered.</source>
        <translation>Wählen Sie einen in der Liste, um seine Bytes, den Befund und die Antwort des Empfängers zu sehen.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Event id</source>
        <translation>Ereignis-ID</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>Weitergereicht</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>Indented</source>
        <translation>Eingerückt</translation>
    </message>
    <message>
        <source>It came again with another body, which was not handled.</source>
        <translation>Es kam erneut mit anderem Inhalt, der nicht behandelt wurde.</translation>
    </message>
    <message>
        <source>It is signed anew and sent from here; each answer is compared with what a right handler says.</source>
        <translation>Es wird neu signiert und von hier gesendet; jede Antwort wird mit der eines richtigen Empfängers verglichen.</translation>
    </message>
    <message>
        <source>Last</source>
        <comment>time that a webhook came</comment>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Late</source>
        <comment>button: how to send a webhook</comment>
        <translation>Verspätet</translation>
    </message>
    <message>
        <source>No longer kept.</source>
        <comment>the body of a webhook</comment>
        <translation>Wird nicht mehr aufbewahrt.</translation>
    </message>
    <message>
        <source>No webhook chosen</source>
        <translation>Kein Webhook gewählt</translation>
    </message>
    <message>
        <source>Out of order</source>
        <comment>button: how to send a webhook</comment>
        <translation>Vertauscht</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>SHA-256 of the body</source>
        <translation>SHA-256 des Inhalts</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>Send: %1</source>
        <comment>%1 how</comment>
        <translation>Senden: %1</translation>
    </message>
    <message>
        <source>Show the body indented</source>
        <translation>Inhalt eingerückt zeigen</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Tampered with</source>
        <comment>button: how to send a webhook</comment>
        <translation>Verfälscht</translation>
    </message>
    <message>
        <source>Test a handler with it</source>
        <translation>Einen Empfänger damit prüfen</translation>
    </message>
    <message numerus="yes">
        <source>The handler answered %Ln time(s) otherwise than it should.</source>
        <translation><numerusform>Der Empfänger hat %Ln-mal anders geantwortet, als er sollte.</numerusform><numerusform>Der Empfänger hat %Ln-mal anders geantwortet, als er sollte.</numerusform></translation>
    </message>
    <message>
        <source>The handler answered as it should.</source>
        <translation>Der Empfänger hat geantwortet, wie er sollte.</translation>
    </message>
    <message>
        <source>Three times</source>
        <comment>button: how to send a webhook</comment>
        <translation>Dreimal</translation>
    </message>
    <message>
        <source>Try %1: %2</source>
        <translation>Versuch %1: %2</translation>
    </message>
    <message>
        <source>Webhook that arrived</source>
        <translation>Angekommener Webhook</translation>
    </message>
    <message>
        <source>cut short</source>
        <comment>a try to forward a webhook</comment>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>no answer</source>
        <comment>a try to forward a webhook</comment>
        <translation>keine Antwort</translation>
    </message>
</context>
<context>
    <name>coinpay::ReceivePanel</name>
    <message>
        <source>Asset of the new address</source>
        <translation>Währung der neuen Adresse</translation>
    </message>
    <message>
        <source>Network of the new address</source>
        <translation>Netzwerk der neuen Adresse</translation>
    </message>
    <message>
        <source>New address</source>
        <translation>Neue Adresse</translation>
    </message>
    <message>
        <source>No address yet. Ask for one, and whoever pays to it pays into this wallet.</source>
        <translation>Noch keine Adresse. Fordern Sie eine an; wer dorthin zahlt, zahlt in dieses Wallet ein.</translation>
    </message>
    <message>
        <source>Older addresses are not listed; money sent to them still arrives.</source>
        <translation>Ältere Adressen sind nicht aufgeführt; Geld dorthin kommt trotzdem an.</translation>
    </message>
    <message>
        <source>Receive %1 on</source>
        <comment>%1 an asset; an address follows</comment>
        <translation>%1 empfangen auf</translation>
    </message>
    <message>
        <source>Retired %1 address</source>
        <comment>%1 an asset</comment>
        <translation>Ausgediente %1-Adresse</translation>
    </message>
</context>
<context>
    <name>coinpay::RequestDetail</name>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <comment>between our record and the server's</comment>
        <translation><numerusform>%n Unterschied</numerusform><numerusform>%n Unterschiede</numerusform></translation>
    </message>
    <message>
        <source>A shell script that sends it again. Token and key are left for you to set.</source>
        <translation>Ein Shell-Skript, das sie noch einmal sendet. Token und Schlüssel setzen Sie selbst.</translation>
    </message>
    <message>
        <source>As far as its record goes, this request never arrived.</source>
        <translation>Nach seinen Aufzeichnungen kam diese Anfrage nie an.</translation>
    </message>
    <message>
        <source>As the server saw it</source>
        <translation>Wie der Server sie sah</translation>
    </message>
    <message>
        <source>Ask the server</source>
        <translation>Server fragen</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Attempt %1: %2</source>
        <translation>Versuch %1: %2</translation>
    </message>
    <message>
        <source>Body received</source>
        <translation>Empfangener Inhalt</translation>
    </message>
    <message>
        <source>Body sent</source>
        <translation>Gesendeter Inhalt</translation>
    </message>
    <message>
        <source>Both sides say the same</source>
        <translation>Beide Seiten sagen dasselbe</translation>
    </message>
    <message>
        <source>Choose one in the list to see what was signed and sent, where the time went, and what the server says about it.</source>
        <translation>Wählen Sie eine in der Liste, um zu sehen, was signiert und gesendet wurde, wo die Zeit blieb und was der Server dazu sagt.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Als curl kopieren</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Go to the escrow</source>
        <translation>Zur Treuhand</translation>
    </message>
    <message>
        <source>Go to the invoice</source>
        <translation>Zur Rechnung</translation>
    </message>
    <message>
        <source>Go to the operation</source>
        <translation>Zum Vorgang</translation>
    </message>
    <message>
        <source>Go to the transfer</source>
        <translation>Zur Überweisung</translation>
    </message>
    <message>
        <source>Go to the wallet</source>
        <translation>Zur Wallet</translation>
    </message>
    <message>
        <source>Headers of the answer</source>
        <translation>Kopfzeilen der Antwort</translation>
    </message>
    <message>
        <source>Headers of the request</source>
        <translation>Kopfzeilen der Anfrage</translation>
    </message>
    <message>
        <source>Idempotency key</source>
        <translation>Idempotenzschlüssel</translation>
    </message>
    <message>
        <source>It arrived</source>
        <translation>Sie kam an</translation>
    </message>
    <message>
        <source>It bears neither a request id nor an idempotency key to ask by.</source>
        <translation>Sie trägt weder Anfrage-ID noch Idempotenzschlüssel, nach denen sich fragen ließe.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>No answer came here, and the server answered %1 (request %2).</source>
        <comment>%1 a status, %2 a request id</comment>
        <translation>Hier kam keine Antwort an, und der Server antwortete %1 (Anfrage %2).</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>Nichts gewählt</translation>
    </message>
    <message>
        <source>Operation id</source>
        <translation>Vorgangs-ID</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>SHA-256 of the body</source>
        <translation>SHA-256 des Inhalts</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Signed payload</source>
        <translation>Signierter Text</translation>
    </message>
    <message>
        <source>Sloppy in the answer</source>
        <translation>Ungenaues in der Antwort</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Das ging nicht</translation>
    </message>
    <message>
        <source>The server has no record of it</source>
        <translation>Der Server hat nichts davon aufgezeichnet</translation>
    </message>
    <message>
        <source>They are marked below.</source>
        <translation>Sie sind unten markiert.</translation>
    </message>
    <message>
        <source>What the server's own record says of this request</source>
        <translation>Was der Server selbst über diese Anfrage aufgezeichnet hat</translation>
    </message>
    <message>
        <source>What was signed</source>
        <translation>Was signiert wurde</translation>
    </message>
    <message>
        <source>Where the time went</source>
        <translation>Wo die Zeit blieb</translation>
    </message>
</context>
<context>
    <name>coinpay::RequestLogModel</name>
    <message>
        <source>Answer</source>
        <comment>column of requests: the status</comment>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Attempt</source>
        <comment>column of requests: a number</comment>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Code</source>
        <comment>column of requests: ok, or an error code</comment>
        <translation>Code</translation>
    </message>
    <message>
        <source>Method</source>
        <comment>column of requests</comment>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Operation id</source>
        <comment>column of requests</comment>
        <translation>Vorgangs-ID</translation>
    </message>
    <message>
        <source>Path</source>
        <comment>column of requests</comment>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Request id</source>
        <comment>column of requests</comment>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Sent</source>
        <comment>column of requests: when</comment>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Took</source>
        <comment>column of requests: how long</comment>
        <translation>Dauer</translation>
    </message>
</context>
<context>
    <name>coinpay::RequestsPage</name>
    <message>
        <source>%L1 or more calls, each operation once</source>
        <translation>%L1 oder mehr Aufrufe, jeder Vorgang einmal</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s), each operation once</source>
        <comment>how many requests match</comment>
        <translation><numerusform>%Ln Aufruf, jeder Vorgang einmal</numerusform><numerusform>%Ln Aufrufe, jeder Vorgang einmal</numerusform></translation>
    </message>
    <message>
        <source>Any part of a path, an error code, or a request, operation or resource id, or an idempotency key</source>
        <translation>Ein beliebiger Teil eines Pfads, ein Fehlercode, eine Anfrage-, Vorgangs- oder Ressourcen-ID oder ein Idempotenzschlüssel</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter zurücksetzen</translation>
    </message>
    <message>
        <source>Event polls too</source>
        <translation>Auch Ereignisabfragen</translation>
    </message>
    <message>
        <source>Every attempt to reach the server stands here: what was signed, how long each part took, and what came back. Never a secret, never a body.</source>
        <translation>Hier steht jeder Versuch, den Server zu erreichen: was signiert wurde, wie lange jeder Teil dauerte und was zurückkam. Nie ein Geheimnis, nie ein Inhalt.</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>Noch keine Anfragen</translation>
    </message>
    <message>
        <source>None of the requests that this machine remembers is like this.</source>
        <translation>Keine der Anfragen, an die sich dieser Rechner erinnert, ist so.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>One operation</source>
        <translation>Ein Vorgang</translation>
    </message>
    <message>
        <source>Path, code or any id</source>
        <translation>Pfad, Code oder eine ID</translation>
    </message>
    <message>
        <source>Request log</source>
        <translation>Anfrageprotokoll</translation>
    </message>
    <message>
        <source>Search the request log</source>
        <translation>Das Anfrageprotokoll durchsuchen</translation>
    </message>
    <message>
        <source>The reads of the event feed, which go on all day, are in the log too.</source>
        <translation>Auch die Abfragen der Ereignisse, die den ganzen Tag laufen, stehen im Protokoll.</translation>
    </message>
    <message>
        <source>The request log cannot be read</source>
        <translation>Das Anfrageprotokoll lässt sich nicht lesen</translation>
    </message>
</context>
<context>
    <name>coinpay::RotateSecretForm</name>
    <message>
        <source>From this moment on only the new secret signs. Until the receiver knows it, it turns every webhook away; the server tries those again for a day and a half.</source>
        <translation>Von diesem Augenblick an signiert nur das neue Geheimnis. Bis der Empfänger es kennt, weist er jeden Webhook ab; der Server versucht diese anderthalb Tage lang wieder.</translation>
    </message>
    <message>
        <source>Give it a new secret?</source>
        <translation>Ein neues Geheimnis geben?</translation>
    </message>
    <message>
        <source>How long the old secret goes on signing</source>
        <translation>Wie lange das alte Geheimnis weiter signiert</translation>
    </message>
    <message>
        <source>It was not asked for</source>
        <translation>Es wurde nicht beauftragt</translation>
    </message>
    <message>
        <source>Keep the old one</source>
        <translation>Das alte behalten</translation>
    </message>
    <message>
        <source>Make a new secret</source>
        <translation>Neues Geheimnis erzeugen</translation>
    </message>
    <message>
        <source>The callback URLs of all invoices</source>
        <translation>Die Callback-URLs aller Rechnungen</translation>
    </message>
    <message>
        <source>The old one goes on &amp;signing</source>
        <translation>Das alte &amp;signiert weiter</translation>
    </message>
    <message>
        <source>The server makes a new secret and tells it once. It goes into the keychain of this computer, from where you can show or copy it; it is never written anywhere else.</source>
        <translation>Der Server erzeugt ein neues Geheimnis und nennt es einmal. Es kommt in den Schlüsselbund dieses Rechners, von wo Sie es zeigen oder kopieren können; woanders wird es nie aufgeschrieben.</translation>
    </message>
    <message>
        <source>Until then webhooks are signed with the old secret. Give the new one to the receiver in that time and let it accept both: then none is turned away.</source>
        <translation>Bis dahin werden Webhooks mit dem alten Geheimnis signiert. Geben Sie dem Empfänger in dieser Zeit das neue und lassen Sie ihn beide annehmen: Dann wird keiner abgewiesen.</translation>
    </message>
    <message>
        <source>for one day</source>
        <translation>einen Tag lang</translation>
    </message>
    <message>
        <source>for one hour</source>
        <translation>eine Stunde lang</translation>
    </message>
    <message>
        <source>for seven days</source>
        <translation>sieben Tage lang</translation>
    </message>
    <message>
        <source>not at all: it has leaked</source>
        <translation>gar nicht: Es ist bekannt geworden</translation>
    </message>
</context>
<context>
    <name>coinpay::SecretRow</name>
    <message>
        <source>Ask the server for it again</source>
        <translation>Den Server noch einmal fragen</translation>
    </message>
    <message>
        <source>Copy the secret</source>
        <translation>Geheimnis kopieren</translation>
    </message>
    <message>
        <source>Enter the secret</source>
        <translation>Das Geheimnis eingeben</translation>
    </message>
    <message>
        <source>Hide the secret</source>
        <translation>Geheimnis verbergen</translation>
    </message>
    <message>
        <source>I have it…</source>
        <translation>Ich habe es …</translation>
    </message>
    <message>
        <source>In the keychain of this computer.</source>
        <translation>Im Schlüsselbund dieses Rechners.</translation>
    </message>
    <message>
        <source>It could not be put into the keychain: copy it now, it is not kept anywhere.</source>
        <translation>Es konnte nicht in den Schlüsselbund gelegt werden: Kopieren Sie es jetzt, es wird nirgends aufbewahrt.</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>Show the secret</source>
        <translation>Geheimnis zeigen</translation>
    </message>
    <message>
        <source>Signs as soon as the one above has ended.</source>
        <translation>Signiert, sobald das obere geendet hat.</translation>
    </message>
    <message>
        <source>Signs now.</source>
        <translation>Signiert jetzt.</translation>
    </message>
    <message>
        <source>This computer does not have it.</source>
        <translation>Dieser Rechner hat es nicht.</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>endete %1</translation>
    </message>
    <message>
        <source>made %1</source>
        <comment>%1 like “2 min ago”</comment>
        <translation>angelegt %1</translation>
    </message>
    <message>
        <source>signs until %1</source>
        <comment>%1 like “in 5 h”</comment>
        <translation>signiert bis %1</translation>
    </message>
    <message>
        <source>whsec_…, then Enter to keep it in the keychain</source>
        <translation>whsec_…, dann Eingabetaste, um es im Schlüsselbund zu behalten</translation>
    </message>
</context>
<context>
    <name>coinpay::SeenTable</name>
    <message>
        <source>%1 differs: here %2, the server %3</source>
        <translation>%1 unterscheidet sich: hier %2, der Server %3</translation>
    </message>
    <message>
        <source>Answered again what it had stored</source>
        <translation>Gespeicherte Antwort wiederholt</translation>
    </message>
    <message>
        <source>Code</source>
        <comment>of an answer</comment>
        <translation>Code</translation>
    </message>
    <message>
        <source>Here</source>
        <comment>heading: our side of a request</comment>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Idempotency key</source>
        <translation>Idempotenzschlüssel</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Operation id</source>
        <translation>Vorgangs-ID</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>SHA-256 of the body</source>
        <translation>SHA-256 des Inhalts</translation>
    </message>
    <message>
        <source>Sent, received (UTC)</source>
        <translation>Gesendet, empfangen (UTC)</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>of an answer</comment>
        <translation>Status</translation>
    </message>
    <message>
        <source>The server</source>
        <comment>heading: its side of a request</comment>
        <translation>Der Server</translation>
    </message>
    <message>
        <source>These differ</source>
        <translation>Diese unterscheiden sich</translation>
    </message>
    <message>
        <source>no</source>
        <comment>a stored answer was repeated</comment>
        <translation>nein</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>a stored answer was repeated</comment>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>coinpay::SendAll</name>
    <message>
        <source>The fee depends on the amount in a way that leaves no exact answer. Enter an amount that leaves room for the fee.</source>
        <translation>Die Gebühr hängt so vom Betrag ab, dass es keinen genauen Wert gibt. Geben Sie einen Betrag ein, der Platz für die Gebühr lässt.</translation>
    </message>
    <message>
        <source>The fee of %1 is as much as there is, so that nothing would arrive.</source>
        <comment>%1 an amount</comment>
        <translation>Die Gebühr von %1 ist so hoch wie das Guthaben; es käme nichts an.</translation>
    </message>
</context>
<context>
    <name>coinpay::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Tab goes on to the next thing, arrow keys move in lists, Escape closes what is open.</source>
        <translation>Tab geht zum Nächsten, Pfeiltasten bewegen in Listen, Escape schließt, was offen ist.</translation>
    </message>
</context>
<context>
    <name>coinpay::SignedView</name>
    <message>
        <source>(nothing)</source>
        <comment>in place of bytes</comment>
        <translation>(nichts)</translation>
    </message>
    <message>
        <source>Bytes that were signed</source>
        <translation>Bytes, die signiert wurden</translation>
    </message>
    <message>
        <source>Here: %1</source>
        <comment>%1 bytes</comment>
        <translation>Hier: %1</translation>
    </message>
    <message>
        <source>Signed: %1</source>
        <comment>%1 bytes</comment>
        <translation>Signiert: %1</translation>
    </message>
    <message>
        <source>They part at byte %L1 of the body, which is marked.</source>
        <translation>Sie unterscheiden sich ab Byte %L1 des Rumpfs; es ist markiert.</translation>
    </message>
</context>
<context>
    <name>coinpay::StateFilterButton</name>
    <message numerus="yes">
        <source>%n states</source>
        <comment>how many states a filter lets through</comment>
        <translation><numerusform>%n Zustand</numerusform><numerusform>%n Zustände</numerusform></translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Alle Zustände</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>Nach Zustand filtern</translation>
    </message>
</context>
<context>
    <name>coinpay::StatusDialog</name>
    <message>
        <source>%1 · %2</source>
        <comment>state of the connection, how fresh</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Jetzt fragen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Everything up to %1 is here.</source>
        <comment>%1 a date and time</comment>
        <translation>Alles bis %1 ist hier.</translation>
    </message>
    <message>
        <source>Go on fetching</source>
        <translation>Weiter abholen</translation>
    </message>
    <message>
        <source>Key id: %1</source>
        <translation>Schlüssel-ID: %1</translation>
    </message>
    <message>
        <source>Pause fetching</source>
        <translation>Abholen anhalten</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>Server: %1</translation>
    </message>
    <message>
        <source>The key may: %1</source>
        <comment>%1 a list of scopes</comment>
        <translation>Der Schlüssel darf: %1</translation>
    </message>
    <message>
        <source>This machine's clock differs from the server's by %1.</source>
        <comment>%1 like “12 s”</comment>
        <translation>Die Uhr dieses Rechners weicht von der des Servers um %1 ab.</translation>
    </message>
</context>
<context>
    <name>coinpay::StatusWidget</name>
    <message>
        <source>%1 · %2
Click for details</source>
        <comment>state of the connection, how fresh</comment>
        <translation>%1 · %2
Für Einzelheiten anklicken</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <comment>%1 like “Live”</comment>
        <translation>Verbindung: %1</translation>
    </message>
</context>
<context>
    <name>coinpay::StoragePage</name>
    <message>
        <source>Another copy of CoinPay Desk or coinpay-cli is writing right now. Try again in a moment.</source>
        <translation>Ein anderes CoinPay Desk oder coinpay-cli schreibt gerade. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Another program holds the data</source>
        <translation>Ein anderes Programm hält die Daten</translation>
    </message>
    <message>
        <source>CoinPay Desk must be able to write down what you ask for before it is sent. Allow writing to the folder below, or choose another with --data-dir, and try again.</source>
        <translation>CoinPay Desk muss aufschreiben können, worum Sie bitten, bevor es gesendet wird. Erlauben Sie das Schreiben in den Ordner unten, oder wählen Sie mit --data-dir einen anderen, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Folder of the data</source>
        <translation>Ordner der Daten</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>The data cannot be opened</source>
        <translation>Die Daten können nicht geöffnet werden</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>The journal is damaged</source>
        <translation>Das Journal ist beschädigt</translation>
    </message>
    <message>
        <source>The journal is the record of everything you asked for, so CoinPay Desk does not guess: it has touched nothing, and the file is still where it was. Make a copy of the folder below, then restore it from a backup. Older copies made before upgrades are beside it.

%1</source>
        <comment>%1 the exact fault</comment>
        <translation>Das Journal ist die Aufzeichnung von allem, worum Sie gebeten haben, darum rät CoinPay Desk nicht: Es hat nichts angerührt, und die Datei ist noch, wo sie war. Machen Sie eine Kopie des Ordners unten und stellen Sie ihn aus einer Sicherung wieder her. Ältere Kopien von vor Aktualisierungen liegen daneben.

%1</translation>
    </message>
    <message>
        <source>There is no room to write down what you ask for, so nothing is sent. Free some space and try again; nothing is lost.</source>
        <translation>Es ist kein Platz, um aufzuschreiben, worum Sie bitten, darum wird nichts gesendet. Schaffen Sie Platz und versuchen Sie es erneut; nichts ist verloren.</translation>
    </message>
    <message>
        <source>This folder cannot be written</source>
        <translation>In diesen Ordner kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>coinpay::Stripe</name>
    <message>
        <source>Sandbox · simulated chain, no real money</source>
        <translation>Sandbox · simulierte Kette, kein echtes Geld</translation>
    </message>
    <message>
        <source>Test · no real money</source>
        <translation>Test · kein echtes Geld</translation>
    </message>
</context>
<context>
    <name>coinpay::TimelineRun</name>
    <message>
        <source>%1 to %2 of %3 confirmations</source>
        <translation>%1 bis %2 von %3 Bestätigungen</translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <comment>of a timeline, folded into one line</comment>
        <translation><numerusform>%n Schritt</numerusform><numerusform>%n Schritte</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n steps within %1</source>
        <comment>of a timeline, folded into one line</comment>
        <translation><numerusform>%n Schritt in %1</numerusform><numerusform>%n Schritte in %1</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::TimelineStep</name>
    <message>
        <source>%1 confirmations</source>
        <translation>%1 Bestätigungen</translation>
    </message>
    <message>
        <source>%1, %2 later</source>
        <translation>%1, %2 später</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Back to %1 confirmations</source>
        <translation>Zurück auf %1 Bestätigungen</translation>
    </message>
    <message>
        <source>By the server's clock: %1
Known here since: %2</source>
        <translation>Nach der Uhr des Servers: %1
Hier bekannt seit: %2</translation>
    </message>
    <message>
        <source>Event id</source>
        <translation>Ereignis-ID</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>the chain was reorganized, there had been %1</source>
        <translation>die Kette wurde umgebaut, es waren schon %1</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>war %1</translation>
    </message>
</context>
<context>
    <name>coinpay::TimingView</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>DNS lookup</source>
        <translation>DNS-Abfrage</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>Erstes Byte</translation>
    </message>
    <message>
        <source>In all</source>
        <comment>the whole time of a request</comment>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>Request sent</source>
        <translation>Anfrage gesendet</translation>
    </message>
    <message>
        <source>Rest of the answer</source>
        <translation>Rest der Antwort</translation>
    </message>
    <message>
        <source>TCP and TLS</source>
        <translation>TCP und TLS</translation>
    </message>
    <message>
        <source>Where the time went</source>
        <translation>Wo die Zeit blieb</translation>
    </message>
    <message>
        <source>connection reused</source>
        <comment>in place of a time</comment>
        <translation>Verbindung weiterbenutzt</translation>
    </message>
    <message>
        <source>none needed</source>
        <comment>no name had to be looked up</comment>
        <translation>nicht nötig</translation>
    </message>
    <message>
        <source>not measured</source>
        <comment>in place of a time</comment>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>under 1 ms</source>
        <translation>unter 1 ms</translation>
    </message>
</context>
<context>
    <name>coinpay::TraceMatches</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>coinpay::TracePage</name>
    <message>
        <source>Any id, order number, hash, address, key, or a message with one in it</source>
        <translation>ID, Bestellnummer, Hash, Adresse, Schlüssel oder eine Nachricht, in der so etwas steht</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Ask the server</source>
        <translation>Den Server fragen</translation>
    </message>
    <message>
        <source>Nobody knows it</source>
        <translation>Niemand kennt es</translation>
    </message>
    <message>
        <source>Not known here</source>
        <translation>Hier nicht bekannt</translation>
    </message>
    <message>
        <source>Nothing here bears “%1”, and the server knows no invoice, escrow, transfer, wallet, request or idempotency key of that name.</source>
        <translation>Nichts hier trägt „%1“, und der Server kennt keine Rechnung, Treuhand, Überweisung, Wallet, Anfrage und keinen Idempotenzschlüssel dieses Namens.</translation>
    </message>
    <message>
        <source>Nothing in %1 bears it</source>
        <translation>In %1 gibt es das nicht</translation>
    </message>
    <message>
        <source>Nothing that is kept on this machine for this profile bears “%1”.</source>
        <translation>Nichts, was auf diesem Rechner für dieses Profil gespeichert ist, trägt „%1“.</translation>
    </message>
    <message>
        <source>Paste whatever you were sent: the id of an invoice, escrow, transfer, request or event, an order number, a transaction hash, an address, an idempotency key, or the whole message.</source>
        <translation>Fügen Sie ein, was man Ihnen geschickt hat: die ID einer Rechnung, Treuhand, Überweisung, Anfrage oder eines Ereignisses, eine Bestellnummer, einen Transaktions-Hash, eine Adresse, einen Idempotenzschlüssel oder gleich die ganze Nachricht.</translation>
    </message>
    <message>
        <source>The server could not be asked</source>
        <translation>Der Server konnte nicht gefragt werden</translation>
    </message>
    <message>
        <source>The server is being asked.</source>
        <translation>Der Server wird gefragt.</translation>
    </message>
    <message>
        <source>The store cannot be read</source>
        <translation>Der Speicher ist nicht lesbar</translation>
    </message>
    <message>
        <source>This cannot be read</source>
        <translation>Das ist nicht lesbar</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Nachverfolgen</translation>
    </message>
    <message>
        <source>Type or paste anything that could name it</source>
        <translation>Tippen oder einfügen, was immer es benennen könnte</translation>
    </message>
    <message>
        <source>What happened to it?</source>
        <translation>Was ist damit passiert?</translation>
    </message>
    <message>
        <source>What to trace</source>
        <translation>Wonach gesucht wird</translation>
    </message>
</context>
<context>
    <name>coinpay::TraceResult</name>
    <message>
        <source>All of it in one signed file, to hand on</source>
        <translation>Alles davon in einer signierten Datei, zum Weitergeben</translation>
    </message>
    <message>
        <source>As JSON</source>
        <comment>copy a trace</comment>
        <translation>Als JSON</translation>
    </message>
    <message>
        <source>As Markdown</source>
        <comment>copy a trace</comment>
        <translation>Als Markdown</translation>
    </message>
    <message>
        <source>As text</source>
        <comment>copy a trace</comment>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>Ask the server</source>
        <translation>Den Server fragen</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message numerus="yes">
        <source>Back to the %Ln found</source>
        <comment>several things that bear a text</comment>
        <translation><numerusform>Zurück zum %Ln Fund</numerusform><numerusform>Zurück zu den %Ln Funden</numerusform></translation>
    </message>
    <message>
        <source>Copied</source>
        <comment>said on a copy button for a moment</comment>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Go to the escrow</source>
        <translation>Zur Treuhand</translation>
    </message>
    <message>
        <source>Go to the invoice</source>
        <translation>Zur Rechnung</translation>
    </message>
    <message>
        <source>Go to the transfer</source>
        <translation>Zur Überweisung</translation>
    </message>
    <message>
        <source>Go to the wallet</source>
        <translation>Zur Wallet</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Link for a colleague's desk</source>
        <comment>copy a trace</comment>
        <translation>Link für eine Kollegin oder einen Kollegen</translation>
    </message>
    <message>
        <source>Show in Activity</source>
        <translation>In Aktivität zeigen</translation>
    </message>
    <message>
        <source>Show it</source>
        <comment>what a trace is of</comment>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Support bundle…</source>
        <translation>Support-Paket …</translation>
    </message>
    <message>
        <source>The server could not be asked</source>
        <translation>Der Server konnte nicht gefragt werden</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Nachverfolgen</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>What is not known here</source>
        <translation>Was hier nicht bekannt ist</translation>
    </message>
    <message>
        <source>What it saw of it, and what happened since</source>
        <translation>Was er davon gesehen hat und was seitdem geschah</translation>
    </message>
</context>
<context>
    <name>coinpay::TraceStep</name>
    <message>
        <source>Delivery id</source>
        <translation>Zustellungs-ID</translation>
    </message>
    <message>
        <source>Event id</source>
        <translation>Ereignis-ID</translation>
    </message>
    <message>
        <source>Idempotency key</source>
        <translation>Idempotenzschlüssel</translation>
    </message>
    <message>
        <source>Operation id</source>
        <translation>Vorgangs-ID</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message numerus="yes">
        <source>Show all %Ln</source>
        <comment>lines of a story</comment>
        <translation><numerusform>%Ln Zeile zeigen</numerusform><numerusform>Alle %Ln zeigen</numerusform></translation>
    </message>
    <message>
        <source>This clock says nothing of it.</source>
        <translation>Diese Uhr sagt dazu nichts.</translation>
    </message>
    <message>
        <source>Took %1.</source>
        <translation>Dauerte %1.</translation>
    </message>
</context>
<context>
    <name>coinpay::TraceTimeline</name>
    <message>
        <source>%1 to %2 of %3 confirmations.</source>
        <translation>%1 bis %2 von %3 Bestätigungen.</translation>
    </message>
    <message>
        <source>Here</source>
        <comment>heading of the times by this machine's clock</comment>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Server</source>
        <comment>heading of the times by its clock</comment>
        <translation>Server</translation>
    </message>
    <message numerus="yes">
        <source>Show earlier (%Ln more)</source>
        <comment>lines of a story</comment>
        <translation><numerusform>Frühere zeigen (noch %Ln)</numerusform><numerusform>Frühere zeigen (noch %Ln)</numerusform></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>When it happened, by the server's clock</source>
        <translation>Wann es geschah, nach der Uhr des Servers</translation>
    </message>
    <message>
        <source>When it was sent or learned, by this machine's clock</source>
        <translation>Wann es gesendet oder erfahren wurde, nach der Uhr dieses Rechners</translation>
    </message>
    <message>
        <source>Within %1.</source>
        <comment>of confirmations</comment>
        <translation>Innerhalb von %1.</translation>
    </message>
</context>
<context>
    <name>coinpay::TransferDetail</name>
    <message>
        <source>%1 is not here yet. The server is being asked for it.</source>
        <translation>%1 ist noch nicht hier. Der Server wird danach gefragt.</translation>
    </message>
    <message>
        <source>Choose one in the list to see where it stands and what happened to it.</source>
        <translation>Wählen Sie eine in der Liste, um zu sehen, wo sie steht und was mit ihr geschah.</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Looking it up</source>
        <translation>Wird nachgeschlagen</translation>
    </message>
    <message>
        <source>No transfer chosen</source>
        <translation>Keine Überweisung gewählt</translation>
    </message>
    <message>
        <source>Send there again</source>
        <translation>Noch einmal dorthin senden</translation>
    </message>
    <message>
        <source>Send there again…</source>
        <translation>Noch einmal dorthin senden…</translation>
    </message>
    <message>
        <source>This transfer cannot be read</source>
        <translation>Diese Überweisung kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>To</source>
        <comment>heading above an address</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>To %1</source>
        <comment>%1 a name</comment>
        <translation>An %1</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Überweisung</translation>
    </message>
    <message>
        <source>Transfer id</source>
        <translation>Überweisungs-ID</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>coinpay::TransferFacts</name>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>Bestätigungen</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Gebühr</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Gebührenangebot</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
</context>
<context>
    <name>coinpay::TransferForm</name>
    <message>
        <source>Fee</source>
        <translation>Gebühr</translation>
    </message>
    <message>
        <source>From</source>
        <comment>a wallet</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>It is written down here first and then sent, once. The server takes it on, the network confirms it; it is final when this desk says so.</source>
        <translation>Sie wird zuerst hier festgehalten und dann einmal gesendet. Der Server nimmt sie an, das Netzwerk bestätigt sie; endgültig ist sie, wenn es hier steht.</translation>
    </message>
    <message>
        <source>Leaves the wallet</source>
        <translation>Verlässt das Wallet</translation>
    </message>
    <message>
        <source>Network</source>
        <comment>a blockchain</comment>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation>Neue Überweisung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Nothing of it was sent.</source>
        <translation>Nichts davon wurde gesendet.</translation>
    </message>
    <message>
        <source>Remains available</source>
        <translation>Bleibt verfügbar</translation>
    </message>
    <message>
        <source>Send %1</source>
        <comment>%1 an amount; a button</comment>
        <translation>%1 senden</translation>
    </message>
    <message>
        <source>Send %1?</source>
        <comment>%1 an amount</comment>
        <translation>%1 senden?</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>The fee ran out while it was confirmed. Look it over once more.</source>
        <translation>Die Gebühr lief beim Bestätigen ab. Sehen Sie es noch einmal durch.</translation>
    </message>
    <message>
        <source>The server refused this transfer</source>
        <translation>Der Server hat diese Überweisung abgelehnt</translation>
    </message>
    <message>
        <source>The whole address</source>
        <translation>Die ganze Adresse</translation>
    </message>
    <message>
        <source>They get</source>
        <translation>Ankommen sollen</translation>
    </message>
    <message>
        <source>To</source>
        <comment>who gets it</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>What is sent cannot be taken back, by you or by anybody else.</source>
        <translation>Was gesendet ist, kann niemand zurückholen, auch Sie nicht.</translation>
    </message>
    <message>
        <source>You were writing this one</source>
        <translation>Daran haben Sie geschrieben</translation>
    </message>
    <message>
        <source>an address you have paid before</source>
        <translation>eine Adresse, an die Sie schon gezahlt haben</translation>
    </message>
    <message>
        <source>somebody you have not paid before</source>
        <translation>jemand, dem Sie noch nie gezahlt haben</translation>
    </message>
</context>
<context>
    <name>coinpay::TransferListModel</name>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Gebühr</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Transfer id</source>
        <translation>Überweisungs-ID</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>coinpay::TransferStep</name>
    <message>
        <source>%1 (frozen)</source>
        <comment>%1 a wallet</comment>
        <translation>%1 (gesperrt)</translation>
    </message>
    <message>
        <source>%1 available</source>
        <comment>%1 an amount</comment>
        <translation>%1 verfügbar</translation>
    </message>
    <message>
        <source>%1 is left over: no amount meets the fee that goes with it exactly</source>
        <comment>%1 an amount</comment>
        <translation>%1 bleiben übrig: Kein Betrag geht mit seiner Gebühr genau auf</translation>
    </message>
    <message>
        <source>%1 with the fee is more than the %2 that can be sent.</source>
        <comment>two amounts</comment>
        <translation>%1 mit der Gebühr sind mehr als die %2, die gesendet werden können.</translation>
    </message>
    <message>
        <source>&amp;Amount</source>
        <translation>&amp;Betrag</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <comment>a wallet</comment>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>N&amp;otiz</translation>
    </message>
    <message>
        <source>A&amp;sset</source>
        <comment>a currency such as USDT</comment>
        <translation>&amp;Währung</translation>
    </message>
    <message>
        <source>Enter the destination first: the fee depends on it.</source>
        <translation>Geben Sie zuerst das Ziel ein: Die Gebühr hängt davon ab.</translation>
    </message>
    <message>
        <source>Everything that is available, less the fee.</source>
        <translation>Alles Verfügbare, abzüglich der Gebühr.</translation>
    </message>
    <message>
        <source>For yourself, kept with the transfer. Optional.</source>
        <translation>Für Sie selbst, steht bei der Überweisung. Freiwillig.</translation>
    </message>
    <message>
        <source>Net&amp;work</source>
        <comment>a blockchain</comment>
        <translation>&amp;Netzwerk</translation>
    </message>
    <message>
        <source>Send a&amp;ll</source>
        <translation>A&amp;lles senden</translation>
    </message>
    <message>
        <source>This wallet is frozen: it receives, but does not send. Choose another one, or ask the payment provider why.</source>
        <translation>Dieses Wallet ist gesperrt: Es empfängt, sendet aber nicht. Wählen Sie ein anderes oder fragen Sie den Zahlungsanbieter nach dem Grund.</translation>
    </message>
    <message>
        <source>all there is, with the fee</source>
        <comment>an amount</comment>
        <translation>alles, was da ist, mit der Gebühr</translation>
    </message>
</context>
<context>
    <name>coinpay::TransfersPage</name>
    <message>
        <source>%L1 or more transfers</source>
        <translation>%L1 oder mehr Überweisungen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfer(s)</source>
        <comment>how many match</comment>
        <translation><numerusform>%Ln Überweisung</numerusform><numerusform>%Ln Überweisungen</numerusform></translation>
    </message>
    <message>
        <source>Address, note or any id</source>
        <translation>Adresse, Notiz oder irgendeine ID</translation>
    </message>
    <message>
        <source>Any part of a destination, a note, a transfer or request id, or a transaction</source>
        <translation>Irgendein Teil eines Ziels, einer Notiz, einer Überweisungs- oder Anfrage-ID oder einer Transaktion</translation>
    </message>
    <message>
        <source>Any wallet</source>
        <translation>Jedes Wallet</translation>
    </message>
    <message>
        <source>Fetching your transfers</source>
        <translation>Ihre Überweisungen werden geholt</translation>
    </message>
    <message>
        <source>Filter by wallet</source>
        <translation>Nach Wallet filtern</translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation>Neue Überweisung</translation>
    </message>
    <message>
        <source>No transfer matches</source>
        <translation>Keine Überweisung passt</translation>
    </message>
    <message>
        <source>No transfers yet</source>
        <translation>Noch keine Überweisungen</translation>
    </message>
    <message>
        <source>Opening your transfers</source>
        <translation>Ihre Überweisungen werden geöffnet</translation>
    </message>
    <message>
        <source>Search transfers</source>
        <translation>Überweisungen durchsuchen</translation>
    </message>
    <message>
        <source>Send from a wallet to an address</source>
        <translation>Von einem Wallet an eine Adresse senden</translation>
    </message>
    <message>
        <source>The server has more transfers than are here.</source>
        <translation>Der Server hat mehr Überweisungen als hier sind.</translation>
    </message>
    <message>
        <source>This key may not read transfers</source>
        <translation>Dieser Schlüssel darf keine Überweisungen lesen</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Überweisungen</translation>
    </message>
    <message>
        <source>Transfers appear here once the server has been reached.</source>
        <translation>Überweisungen erscheinen hier, sobald der Server erreicht wurde.</translation>
    </message>
    <message>
        <source>What you send from a wallet is listed here, and followed until it is final.</source>
        <translation>Was Sie von einem Wallet senden, steht hier und wird verfolgt, bis es endgültig ist.</translation>
    </message>
</context>
<context>
    <name>coinpay::TwinView</name>
    <message>
        <source>The one of %1</source>
        <comment>an address; %1 a name</comment>
        <translation>Die von %1</translation>
    </message>
    <message>
        <source>The one you entered</source>
        <comment>an address</comment>
        <translation>Die eingegebene</translation>
    </message>
    <message>
        <source>The one you know</source>
        <comment>an address</comment>
        <translation>Die bekannte</translation>
    </message>
</context>
<context>
    <name>coinpay::WalletDetail</name>
    <message>
        <source>Active</source>
        <comment>state of a wallet</comment>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>As of</source>
        <comment>when a balance was learned</comment>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Choose one in the list to send from it, or to see where it receives.</source>
        <translation>Wählen Sie eines in der Liste, um von dort zu senden oder zu sehen, wo es empfängt.</translation>
    </message>
    <message>
        <source>Frozen</source>
        <comment>state of a wallet</comment>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>It is frozen: it receives, but does not send.</source>
        <translation>Es ist gesperrt: Es empfängt, sendet aber nicht.</translation>
    </message>
    <message>
        <source>It receives and sends.</source>
        <comment>state of a wallet</comment>
        <translation>Es empfängt und sendet.</translation>
    </message>
    <message>
        <source>It receives, but does not send.</source>
        <comment>state of a wallet</comment>
        <translation>Es empfängt, sendet aber nicht.</translation>
    </message>
    <message>
        <source>Its transfers</source>
        <translation>Überweisungen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>No wallet chosen</source>
        <translation>Kein Wallet gewählt</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Receive</source>
        <comment>heading: where a wallet gets money</comment>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Send from here…</source>
        <translation>Von hier senden…</translation>
    </message>
    <message>
        <source>Send from this wallet</source>
        <translation>Von diesem Wallet senden</translation>
    </message>
    <message>
        <source>The server used a word this version does not know.</source>
        <comment>state of a wallet</comment>
        <translation>Der Server verwendete ein Wort, das diese Version nicht kennt.</translation>
    </message>
    <message>
        <source>There is nothing to send.</source>
        <translation>Es gibt nichts zu senden.</translation>
    </message>
    <message>
        <source>Transfers of this wallet</source>
        <translation>Überweisungen dieses Wallets</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>Wallet id</source>
        <translation>Wallet-ID</translation>
    </message>
</context>
<context>
    <name>coinpay::WalletForms</name>
    <message>
        <source>No address was asked for</source>
        <translation>Es wurde keine Adresse angefordert</translation>
    </message>
    <message>
        <source>The address was not kept</source>
        <translation>Die Adresse wurde nicht behalten</translation>
    </message>
    <message>
        <source>The form cannot be opened again</source>
        <translation>Das Formular kann nicht noch einmal geöffnet werden</translation>
    </message>
</context>
<context>
    <name>coinpay::WalletsPage</name>
    <message>
        <source>Address book</source>
        <translation>Adressbuch</translation>
    </message>
    <message>
        <source>Balances by asset</source>
        <translation>Guthaben nach Währung</translation>
    </message>
    <message>
        <source>Balances by wallet</source>
        <translation>Guthaben nach Wallet</translation>
    </message>
    <message>
        <source>By asset</source>
        <comment>heading above balances</comment>
        <translation>Nach Währung</translation>
    </message>
    <message>
        <source>By wallet</source>
        <comment>heading above balances</comment>
        <translation>Nach Wallet</translation>
    </message>
    <message>
        <source>Fetching your wallets</source>
        <translation>Ihre Wallets werden geholt</translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation>Neue Überweisung</translation>
    </message>
    <message>
        <source>No wallets yet</source>
        <translation>Noch keine Wallets</translation>
    </message>
    <message>
        <source>Opening your wallets</source>
        <translation>Ihre Wallets werden geöffnet</translation>
    </message>
    <message>
        <source>Send a batch…</source>
        <translation>Sammelüberweisung…</translation>
    </message>
    <message>
        <source>The payment provider opens them. They appear here as soon as there is one.</source>
        <translation>Der Zahlungsanbieter eröffnet sie. Sie erscheinen hier, sobald es eines gibt.</translation>
    </message>
    <message>
        <source>The server has more than is here.</source>
        <translation>Der Server hat mehr, als hier ist.</translation>
    </message>
    <message>
        <source>This key may not read wallets</source>
        <translation>Dieser Schlüssel darf keine Wallets lesen</translation>
    </message>
    <message>
        <source>Wallets</source>
        <translation>Wallets</translation>
    </message>
    <message>
        <source>Wallets appear here once the server has been reached.</source>
        <translation>Wallets erscheinen hier, sobald der Server erreicht wurde.</translation>
    </message>
</context>
<context>
    <name>coinpay::WebhooksPage</name>
    <message>
        <source>Deliveries</source>
        <comment>part of a page</comment>
        <translation>Zustellungen</translation>
    </message>
    <message>
        <source>Doctor</source>
        <comment>part of a page: says why a webhook does not verify</comment>
        <translation>Doktor</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <comment>part of a page</comment>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>Events</source>
        <comment>part of a page</comment>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Listener</source>
        <comment>part of a page: receives webhooks on this computer</comment>
        <translation>Empfang</translation>
    </message>
    <message>
        <source>Parts of this page</source>
        <translation>Teile dieser Seite</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
</context>
<context>
    <name>coinpay::WelcomePage</name>
    <message>
        <source>A server on this machine with a simulated chain and no real money. The best way to see what this program does.</source>
        <translation>Ein Server auf diesem Rechner mit einer simulierten Kette und ohne echtes Geld. Der beste Weg zu sehen, was dieses Programm tut.</translation>
    </message>
    <message>
        <source>A test or live server of yours: its address, a key pair, and the key id it gives you.</source>
        <translation>Ein eigener Test- oder Live-Server: seine Adresse, ein Schlüsselpaar und die Schlüssel-ID, die er Ihnen gibt.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Connect your own server</source>
        <translation>Den eigenen Server verbinden</translation>
    </message>
    <message>
        <source>Try it with the sandbox</source>
        <translation>Mit der Sandbox ausprobieren</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Welcome to CoinPay Desk</source>
        <translation>Willkommen bei CoinPay Desk</translation>
    </message>
    <message>
        <source>Who has paid, what is stuck, and what needs you today. First, it needs to know which server to talk to.</source>
        <translation>Wer bezahlt hat, was hängt und was Sie heute braucht. Zuerst muss es wissen, mit welchem Server es sprechen soll.</translation>
    </message>
</context>
<context>
    <name>coinpay::http</name>
    <message>
        <source>Cannot listen on 127.0.0.1:%1: %2</source>
        <comment>%1 a port, %2 why, as the system says it</comment>
        <translation>Auf 127.0.0.1:%1 kann nicht empfangen werden: %2</translation>
    </message>
</context>
<context>
    <name>coinpay::store</name>
    <message>
        <source>%1 cannot be opened. Check that its folder exists and that you may read and write there.</source>
        <translation>%1 kann nicht geöffnet werden. Prüfen Sie, dass der Ordner existiert und Sie dort lesen und schreiben dürfen.</translation>
    </message>
    <message>
        <source>%1 cannot be written. Check that you own it and its folder and that the disk is not mounted read-only; nothing was changed.</source>
        <translation>%1 kann nicht geschrieben werden. Prüfen Sie, dass die Datei und ihr Ordner Ihnen gehören und der Datenträger nicht schreibgeschützt ist; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>%1 could not be used: %2</source>
        <translation>%1 konnte nicht verwendet werden: %2</translation>
    </message>
    <message>
        <source>%1 is damaged. It was left as it is; restore it from a backup.</source>
        <translation>%1 ist beschädigt. Die Datei blieb, wie sie ist; stellen Sie sie aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>%1 is not a journal of this program. Move it elsewhere, or put the journal back in its place; the file was left as it is.</source>
        <translation>%1 ist kein Journal dieses Programms. Verschieben Sie die Datei oder legen Sie das Journal wieder an seinen Platz; sie blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>%1 is not known here.</source>
        <translation>%1 ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>%1 may not grow any more: the largest size of a file is reached. Raise the limit (see “ulimit -f”) or free some space, and try again; nothing was changed.</source>
        <translation>%1 darf nicht weiter wachsen: die größte erlaubte Dateigröße ist erreicht. Heben Sie die Grenze an (siehe „ulimit -f“) oder schaffen Sie Platz und versuchen Sie es erneut; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>An entry of the address book needs a network and an address.</source>
        <translation>Ein Eintrag im Adressbuch braucht ein Netzwerk und eine Adresse.</translation>
    </message>
    <message>
        <source>An operation needs a method and a target.</source>
        <translation>Ein Vorgang braucht eine Methode und ein Ziel.</translation>
    </message>
    <message>
        <source>Another program is holding %1. Close it, or try again in a moment.</source>
        <translation>Ein anderes Programm hält %1. Schließen Sie es oder versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>It was stopped here before anything came of it.</source>
        <translation>Es wurde hier angehalten, bevor etwas daraus wurde.</translation>
    </message>
    <message>
        <source>Only what failed or was refused is put aside.</source>
        <translation>Abgelegt wird nur, was gescheitert ist oder abgelehnt wurde.</translation>
    </message>
    <message>
        <source>The disk is full: %1 could not be written. Free some space and try again; nothing was changed.</source>
        <translation>Der Datenträger ist voll: %1 konnte nicht geschrieben werden. Schaffen Sie Platz und versuchen Sie es erneut; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The inbox of webhooks %1 is damaged. It knows which events were handled, so it was left as it is. Restore it from a backup, or move it elsewhere; then events that come again are handled again.</source>
        <translation>Der Webhook-Eingang %1 ist beschädigt. Er weiß, welche Ereignisse behandelt wurden, darum wurde er gelassen, wie er ist. Stellen Sie ihn aus einer Sicherung wieder her oder verschieben Sie ihn; dann werden Ereignisse, die erneut kommen, erneut behandelt.</translation>
    </message>
    <message>
        <source>The inbox of webhooks %1 was written by a newer version of this program. Install that version to open it; the file was left as it is.</source>
        <translation>Der Webhook-Eingang %1 wurde von einer neueren Version dieses Programms geschrieben. Installieren Sie diese Version, um ihn zu öffnen; die Datei wurde gelassen, wie sie ist.</translation>
    </message>
    <message>
        <source>The inbox of webhooks has no such event.</source>
        <translation>Der Webhook-Eingang hat kein solches Ereignis.</translation>
    </message>
    <message>
        <source>The journal %1 is damaged. It holds what you asked the server to do, so it was left as it is. Restore it from a backup, or move it elsewhere and check on the server what became of the latest operations.</source>
        <translation>Das Journal %1 ist beschädigt. Es enthält, worum Sie den Server gebeten haben, darum blieb es, wie es ist. Stellen Sie es aus einer Sicherung wieder her, oder verschieben Sie es und prüfen Sie auf dem Server, was aus den letzten Vorgängen wurde.</translation>
    </message>
    <message>
        <source>The journal %1 was written by a newer version of this program. Install that version to open it; the file was left as it is.</source>
        <translation>Das Journal %1 wurde von einer neueren Version dieses Programms geschrieben. Installieren Sie diese Version, um es zu öffnen; die Datei blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>The journal's entry %1 cannot be read; it was left as it is.</source>
        <translation>Der Eintrag %1 des Journals kann nicht gelesen werden; er blieb, wie er ist.</translation>
    </message>
    <message>
        <source>The list is no longer wanted.</source>
        <translation>Die Liste wird nicht mehr gebraucht.</translation>
    </message>
    <message>
        <source>The local copy of the server's data is damaged. The next start makes a new one; nothing you asked for is lost.</source>
        <translation>Die lokale Kopie der Serverdaten ist beschädigt. Der nächste Start legt eine neue an; nichts, worum Sie gebeten haben, geht verloren.</translation>
    </message>
    <message>
        <source>The operation %1 cannot go from %2 to %3.</source>
        <translation>Der Vorgang %1 kann nicht von %2 zu %3 gehen.</translation>
    </message>
    <message>
        <source>There are %1 notes about this already. Change or remove one of them.</source>
        <translation>Dazu gibt es schon %1 Notizen. Ändern oder entfernen Sie eine davon.</translation>
    </message>
    <message>
        <source>There is no operation %1.</source>
        <translation>Es gibt keinen Vorgang %1.</translation>
    </message>
    <message>
        <source>There is nothing here to write about.</source>
        <translation>Hier gibt es nichts, worüber sich schreiben ließe.</translation>
    </message>
    <message>
        <source>This does not wait for a decision any more. Look at what became of it.</source>
        <translation>Hier wird keine Entscheidung mehr erwartet. Sehen Sie nach, was daraus geworden ist.</translation>
    </message>
    <message>
        <source>This has %1 labels already. Take one of them off first.</source>
        <translation>Das hat schon %1 Etiketten. Entfernen Sie zuerst eines.</translation>
    </message>
    <message>
        <source>This is over already; there is nothing to stop.</source>
        <translation>Dies ist bereits abgeschlossen; es gibt nichts anzuhalten.</translation>
    </message>
    <message>
        <source>This may have reached the server already, so it cannot be stopped any more. It goes on until its outcome is known.</source>
        <translation>Dies hat den Server vielleicht schon erreicht und lässt sich deshalb nicht mehr anhalten. Es läuft weiter, bis der Ausgang bekannt ist.</translation>
    </message>
    <message>
        <source>This note is gone: it was removed elsewhere.</source>
        <translation>Diese Notiz ist weg: Sie wurde anderswo entfernt.</translation>
    </message>
    <message>
        <source>Your share of the disk is used up: %1 could not be written. Free some space or ask for a larger quota, and try again; nothing was changed.</source>
        <translation>Ihr Anteil an der Festplatte ist aufgebraucht: %1 konnte nicht geschrieben werden. Schaffen Sie Platz oder lassen Sie Ihr Kontingent erhöhen und versuchen Sie es erneut; es wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>coinpay::theme</name>
    <message numerus="yes">
        <source>%n d</source>
        <comment>a length of time in days</comment>
        <translation><numerusform>%n T.</numerusform><numerusform>%n T.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n d ago</source>
        <comment>days, as short as possible</comment>
        <translation><numerusform>vor %n T.</numerusform><numerusform>vor %n T.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>a length of time in hours</comment>
        <translation><numerusform>%n Std.</numerusform><numerusform>%n Std.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <comment>hours, as short as possible</comment>
        <translation><numerusform>vor %n Std.</numerusform><numerusform>vor %n Std.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>a length of time in minutes</comment>
        <translation><numerusform>%n Min.</numerusform><numerusform>%n Min.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <comment>minutes, as short as possible</comment>
        <translation><numerusform>vor %n Min.</numerusform><numerusform>vor %n Min.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <comment>a length of time in seconds</comment>
        <translation><numerusform>%n s</numerusform><numerusform>%n s</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n s ago</source>
        <comment>seconds, as short as possible</comment>
        <translation><numerusform>vor %n s</numerusform><numerusform>vor %n s</numerusform></translation>
    </message>
    <message>
        <source>A payment has been seen and is being confirmed.</source>
        <comment>state of an invoice</comment>
        <translation>Eine Zahlung wurde gesehen und wird bestätigt.</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Accepted</source>
        <comment>state of an operation</comment>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>All of it has been paid out. This is final.</source>
        <translation>Alles ist ausgezahlt. Das ist endgültig.</translation>
    </message>
    <message>
        <source>An attempt is under way.</source>
        <comment>state of an operation</comment>
        <translation>Ein Versuch läuft.</translation>
    </message>
    <message>
        <source>Awaiting funds</source>
        <translation>Wartet auf Geld</translation>
    </message>
    <message>
        <source>Buyer and seller disagree. It is held until that is settled.</source>
        <translation>Käufer und Verkäufer sind uneins. Das Geld bleibt verwahrt, bis das geklärt ist.</translation>
    </message>
    <message>
        <source>Cancel invoice</source>
        <comment>name of an operation</comment>
        <translation>Rechnung stornieren</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Canceled</source>
        <comment>state of an invoice</comment>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Console call</source>
        <comment>name of an operation</comment>
        <translation>Aufruf aus der Konsole</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Geliefert</translation>
    </message>
    <message>
        <source>Dispute</source>
        <comment>what is done to an escrow</comment>
        <translation>Streitfall</translation>
    </message>
    <message>
        <source>Dispute escrow</source>
        <comment>name of an operation</comment>
        <translation>Streitfall melden</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Strittig</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>state of an operation</comment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>state of an invoice</comment>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state of an invoice</comment>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state of an operation</comment>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Endgültig</translation>
    </message>
    <message>
        <source>Funded</source>
        <translation>Eingezahlt</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>It cannot be resolved safely without a decision.</source>
        <comment>state of an operation</comment>
        <translation>Es lässt sich ohne eine Entscheidung nicht sicher klären.</translation>
    </message>
    <message>
        <source>It did not happen. The server's reason is shown with it.</source>
        <translation>Es ist nicht geschehen. Der Grund des Servers steht dabei.</translation>
    </message>
    <message>
        <source>It ended without success. The server's reason is shown with it.</source>
        <translation>Sie endete ohne Erfolg. Der Grund des Servers steht dabei.</translation>
    </message>
    <message>
        <source>It ended without success. The server's reason is shown with it.</source>
        <comment>state of an invoice</comment>
        <translation>Sie endete ohne Erfolg. Der Grund des Servers steht dabei.</translation>
    </message>
    <message>
        <source>It has happened. This is final.</source>
        <translation>Es ist geschehen. Das ist endgültig.</translation>
    </message>
    <message>
        <source>It has not been tried yet.</source>
        <translation>Es wurde noch nicht versucht.</translation>
    </message>
    <message>
        <source>It is on its way to its end.</source>
        <comment>state of an operation</comment>
        <translation>Es ist auf dem Weg zum Ende.</translation>
    </message>
    <message>
        <source>It is under way and being confirmed.</source>
        <translation>Es ist unterwegs und wird bestätigt.</translation>
    </message>
    <message>
        <source>It reached what was asked for. This is final.</source>
        <comment>state of an operation</comment>
        <translation>Es hat erreicht, worum gebeten wurde. Das ist endgültig.</translation>
    </message>
    <message>
        <source>It was called off before it happened. This is final.</source>
        <translation>Es wurde abgesagt, bevor es geschah. Das ist endgültig.</translation>
    </message>
    <message>
        <source>It was called off before it was funded. This is final.</source>
        <translation>Es wurde abgesagt, bevor eingezahlt war. Das ist endgültig.</translation>
    </message>
    <message>
        <source>It was called off before it was paid. This is final.</source>
        <comment>state of an invoice</comment>
        <translation>Sie wurde abgesagt, bevor sie bezahlt war. Das ist endgültig.</translation>
    </message>
    <message>
        <source>It was not funded in time. This is final.</source>
        <translation>Es wurde nicht rechtzeitig eingezahlt. Das ist endgültig.</translation>
    </message>
    <message>
        <source>Less than the amount has arrived. The rest is still open.</source>
        <comment>state of an invoice</comment>
        <translation>Weniger als der Betrag ist eingegangen. Der Rest ist noch offen.</translation>
    </message>
    <message>
        <source>Money is on its way back to the buyer. It is not final yet.</source>
        <translation>Geld ist unterwegs zurück zum Käufer. Das ist noch nicht endgültig.</translation>
    </message>
    <message>
        <source>Money is on its way to the seller. It is not final yet.</source>
        <translation>Geld ist unterwegs zum Verkäufer. Das ist noch nicht endgültig.</translation>
    </message>
    <message>
        <source>More than the amount has been confirmed. Decide what to do with the rest.</source>
        <comment>state of an invoice</comment>
        <translation>Mehr als der Betrag ist bestätigt. Entscheiden Sie, was mit dem Rest geschieht.</translation>
    </message>
    <message>
        <source>Needs you</source>
        <comment>state of an operation</comment>
        <translation>Braucht Sie</translation>
    </message>
    <message>
        <source>New address</source>
        <comment>name of an operation</comment>
        <translation>Neue Adresse</translation>
    </message>
    <message>
        <source>New escrow</source>
        <comment>name of an operation</comment>
        <translation>Neue Treuhand</translation>
    </message>
    <message>
        <source>New invoice</source>
        <comment>name of an operation</comment>
        <translation>Neue Rechnung</translation>
    </message>
    <message>
        <source>New webhook secret</source>
        <comment>name of an operation</comment>
        <translation>Neues Webhook-Geheimnis</translation>
    </message>
    <message>
        <source>Not known</source>
        <comment>an earlier state</comment>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <comment>state of an operation</comment>
        <translation>Ausgang unbekannt</translation>
    </message>
    <message>
        <source>Overpaid</source>
        <comment>state of an invoice</comment>
        <translation>Überzahlt</translation>
    </message>
    <message>
        <source>Paid</source>
        <comment>state of an invoice</comment>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Partially paid</source>
        <comment>state of an invoice</comment>
        <translation>Teilbezahlt</translation>
    </message>
    <message>
        <source>Partially released</source>
        <translation>Teilweise ausgezahlt</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>state of an invoice</comment>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>In Bestätigung</translation>
    </message>
    <message>
        <source>Processing</source>
        <comment>state of an invoice</comment>
        <translation>In Bestätigung</translation>
    </message>
    <message>
        <source>Queued</source>
        <comment>state of an operation</comment>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Redeliver webhook</source>
        <comment>name of an operation</comment>
        <translation>Webhook erneut zustellen</translation>
    </message>
    <message>
        <source>Refund</source>
        <comment>what is done to an escrow</comment>
        <translation>Erstattung</translation>
    </message>
    <message>
        <source>Refund escrow</source>
        <comment>name of an operation</comment>
        <translation>Treuhand erstatten</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Refunding</source>
        <translation>Wird erstattet</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>state of an operation</comment>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Release</source>
        <comment>what is done to an escrow</comment>
        <translation>Auszahlung</translation>
    </message>
    <message>
        <source>Release escrow</source>
        <comment>name of an operation</comment>
        <translation>Treuhand freigeben</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Ausgezahlt</translation>
    </message>
    <message>
        <source>Releasing</source>
        <translation>Wird ausgezahlt</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>Neuer Versuch</translation>
    </message>
    <message>
        <source>Saved here. It is sent as soon as the server can be reached.</source>
        <comment>state of an operation</comment>
        <translation>Hier gespeichert. Es wird gesendet, sobald der Server erreichbar ist.</translation>
    </message>
    <message>
        <source>Sending</source>
        <comment>state of an operation</comment>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Settling</source>
        <comment>state of an operation</comment>
        <translation>Wird abgewickelt</translation>
    </message>
    <message>
        <source>The answer was lost. It is being asked for again with the same key, so that nothing happens twice.</source>
        <comment>state of an operation</comment>
        <translation>Die Antwort ging verloren. Es wird mit demselben Schlüssel erneut gefragt, damit nichts doppelt geschieht.</translation>
    </message>
    <message>
        <source>The buyer's money is held until it is released or refunded.</source>
        <translation>Das Geld des Käufers ist verwahrt, bis es ausgezahlt oder erstattet wird.</translation>
    </message>
    <message>
        <source>The last retry failed too. It can be delivered again by hand.</source>
        <translation>Auch der letzte Versuch schlug fehl. Es kann von Hand erneut zugestellt werden.</translation>
    </message>
    <message>
        <source>The money has gone back to the buyer. This is final.</source>
        <translation>Das Geld ist an den Käufer zurückgegangen. Das ist endgültig.</translation>
    </message>
    <message>
        <source>The receiver answered with success. This is final.</source>
        <translation>Der Empfänger hat den Erhalt bestätigt. Das ist endgültig.</translation>
    </message>
    <message>
        <source>The receiver did not take it. It is tried again.</source>
        <translation>Der Empfänger hat es nicht angenommen. Es wird wieder versucht.</translation>
    </message>
    <message>
        <source>The seller has been paid a part. The rest is still held.</source>
        <translation>Der Verkäufer hat einen Teil bekommen. Der Rest ist noch verwahrt.</translation>
    </message>
    <message>
        <source>The server said no before doing anything.</source>
        <comment>state of an operation</comment>
        <translation>Der Server sagte nein, bevor er etwas tat.</translation>
    </message>
    <message>
        <source>The server took it on and it ended badly.</source>
        <comment>state of an operation</comment>
        <translation>Der Server nahm es an, und es ging schlecht aus.</translation>
    </message>
    <message>
        <source>The server took it on. It is not final yet.</source>
        <translation>Der Server hat es angenommen. Es ist noch nicht endgültig.</translation>
    </message>
    <message>
        <source>The server took it on. It is not final yet.</source>
        <comment>state of an operation</comment>
        <translation>Der Server hat es angenommen. Es ist noch nicht endgültig.</translation>
    </message>
    <message>
        <source>The server used a word this version does not know.</source>
        <translation>Der Server verwendete ein Wort, das diese Version nicht kennt.</translation>
    </message>
    <message>
        <source>The server used a word this version does not know.</source>
        <comment>state of an invoice</comment>
        <translation>Der Server verwendete ein Wort, das diese Version nicht kennt.</translation>
    </message>
    <message>
        <source>The state before this one was not told.</source>
        <comment>an earlier state</comment>
        <translation>Der Zustand davor wurde nicht mitgeteilt.</translation>
    </message>
    <message>
        <source>The time to pay is over. A late payment would reopen it.</source>
        <comment>state of an invoice</comment>
        <translation>Die Zahlungsfrist ist vorbei. Eine späte Zahlung würde sie wieder öffnen.</translation>
    </message>
    <message>
        <source>The whole amount is confirmed. This is final.</source>
        <comment>state of an invoice</comment>
        <translation>Der ganze Betrag ist bestätigt. Das ist endgültig.</translation>
    </message>
    <message>
        <source>Transfer</source>
        <comment>name of an operation</comment>
        <translation>Überweisung</translation>
    </message>
    <message>
        <source>Unknown state</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Unknown state</source>
        <comment>state of an invoice</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Waiting for the buyer's money. It holds nothing yet.</source>
        <translation>Wartet auf das Geld des Käufers. Noch ist nichts verwahrt.</translation>
    </message>
    <message>
        <source>Waiting for the payer. No payment has been seen.</source>
        <comment>state of an invoice</comment>
        <translation>Es wird auf die Zahlung gewartet. Noch wurde keine gesehen.</translation>
    </message>
    <message>
        <source>answer to our call</source>
        <comment>how we learned of it</comment>
        <translation>Antwort auf unseren Aufruf</translation>
    </message>
    <message>
        <source>event feed</source>
        <comment>how we learned of it</comment>
        <translation>Ereignisstrom</translation>
    </message>
    <message>
        <source>first synchronization</source>
        <comment>how we learned of it</comment>
        <translation>erster Abgleich</translation>
    </message>
    <message numerus="yes">
        <source>in %n d</source>
        <comment>days, as short as possible</comment>
        <translation><numerusform>in %n Tag</numerusform><numerusform>in %n Tagen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n h</source>
        <comment>hours, as short as possible</comment>
        <translation><numerusform>in %n Std.</numerusform><numerusform>in %n Std.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n min</source>
        <comment>minutes, as short as possible</comment>
        <translation><numerusform>in %n Min.</numerusform><numerusform>in %n Min.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <comment>seconds, as short as possible</comment>
        <translation><numerusform>in %n s</numerusform><numerusform>in %n s</numerusform></translation>
    </message>
    <message>
        <source>just now</source>
        <comment>time of an event</comment>
        <translation>soeben</translation>
    </message>
    <message>
        <source>looked up</source>
        <comment>how we learned of it</comment>
        <translation>nachgeschlagen</translation>
    </message>
    <message>
        <source>webhook</source>
        <comment>how we learned of it</comment>
        <translation>Webhook</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-FileCopyrightText: CoinPay Desk contributors -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CommandLine</name>
    <message numerus="yes">
        <source>%1 on %2, in %n transfer(s)</source>
        <comment>an amount, a network</comment>
        <translation><numerusform>%1 on %2, in %n transfer</numerusform><numerusform>%1 on %2, in %n transfers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) bear this. Trace one of them by its id.</source>
        <translation><numerusform>%n thing bears this. Trace it by its id.</numerusform><numerusform>%n things bear this. Trace one of them by its id.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) leave the wallet %1:</source>
        <translation><numerusform>%n transfer leaves the wallet %1:</numerusform><numerusform>%n transfers leave the wallet %1:</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>(%n time(s))</source>
        <comment>how often a webhook came</comment>
        <translation><numerusform>(%n time)</numerusform><numerusform>(%n times)</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Finishing %n operation(s) that an earlier command left open.</source>
        <translation><numerusform>Finishing %n operation that an earlier command left open.</numerusform><numerusform>Finishing %n operations that an earlier command left open.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The handler answered %n message(s) otherwise than it should.</source>
        <translation><numerusform>The handler answered %n message otherwise than it should.</numerusform><numerusform>The handler answered %n messages otherwise than it should.</numerusform></translation>
    </message>
</context>
<context>
    <name>Endpoints</name>
    <message numerus="yes">
        <source>The old secret can go on signing for at most %n day(s).</source>
        <translation><numerusform>The old secret can go on signing for at most %n day.</numerusform><numerusform>The old secret can go on signing for at most %n days.</numerusform></translation>
    </message>
</context>
<context>
    <name>HttpExchange</name>
    <message numerus="yes">
        <source>No whole answer came within %n second(s).</source>
        <translation><numerusform>No whole answer came within %n second.</numerusform><numerusform>No whole answer came within %n seconds.</numerusform></translation>
    </message>
</context>
<context>
    <name>OperationFacts</name>
    <message numerus="yes">
        <source>%n earlier one(s)</source>
        <comment>attempts</comment>
        <translation><numerusform>%n earlier one</numerusform><numerusform>%n earlier ones</numerusform></translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message numerus="yes">
        <source>The receiver took none of %n attempt(s); the last one got: %1</source>
        <comment>%1 like “status 500” or a sentence</comment>
        <translation><numerusform>The receiver took none of %n attempt; the last one got: %1</numerusform><numerusform>The receiver took none of %n attempts; the last one got: %1</numerusform></translation>
    </message>
</context>
<context>
    <name>OverviewWords</name>
    <message numerus="yes">
        <source>%Ln invoice(s)</source>
        <comment>that were paid</comment>
        <translation><numerusform>%Ln invoice</numerusform><numerusform>%Ln invoices</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Of the last %n day(s)</source>
        <comment>figures that look back</comment>
        <translation><numerusform>Of the last %n day</numerusform><numerusform>Of the last %n days</numerusform></translation>
    </message>
</context>
<context>
    <name>SeenRequests</name>
    <message numerus="yes">
        <source>The server saw it %n time(s)</source>
        <comment>a request</comment>
        <translation><numerusform>The server saw it %n time</numerusform><numerusform>The server saw it %n times</numerusform></translation>
    </message>
</context>
<context>
    <name>Trace</name>
    <message numerus="yes">
        <source>%n read(s) of the event feed failed, others did not tell of it</source>
        <comment>a reason</comment>
        <translation><numerusform>%n read of the event feed failed, others did not tell of it</numerusform><numerusform>%n reads of the event feed failed, others did not tell of it</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>the event feed was read %n time(s) and did not tell of it</source>
        <comment>a reason</comment>
        <translation><numerusform>the event feed was read once and did not tell of it</numerusform><numerusform>the event feed was read %n times and did not tell of it</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>the poll was offline, %n read(s) of the event feed failed (%1)</source>
        <comment>a reason; %1: an error code</comment>
        <translation><numerusform>the poll was offline, %n read of the event feed failed (%1)</numerusform><numerusform>the poll was offline, %n reads of the event feed failed (%1)</numerusform></translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message numerus="yes">
        <source>%1 could not be reached within %n second(s).</source>
        <comment>%1 a host name</comment>
        <translation><numerusform>%1 could not be reached within %n second.</numerusform><numerusform>%1 could not be reached within %n seconds.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1 did not answer within %n second(s).</source>
        <comment>%1 a host name</comment>
        <translation><numerusform>%1 did not answer within %n second.</numerusform><numerusform>%1 did not answer within %n seconds.</numerusform></translation>
    </message>
</context>
<context>
    <name>WebhookDoctor</name>
    <message numerus="yes">
        <source>The signature is right, but the message is %n second(s) old.</source>
        <translation><numerusform>The signature is right, but the message is %n second old.</numerusform><numerusform>The signature is right, but the message is %n seconds old.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The signature is right, but the message is dated %n second(s) ahead of this computer's clock.</source>
        <translation><numerusform>The signature is right, but the message is dated %n second ahead of this computer's clock.</numerusform><numerusform>The signature is right, but the message is dated %n seconds ahead of this computer's clock.</numerusform></translation>
    </message>
</context>
<context>
    <name>WebhookReplay</name>
    <message numerus="yes">
        <source>Taken, although it was signed %n second(s) ago. Whoever has caught a message can send it again: refuse what is older than five minutes.</source>
        <translation><numerusform>Taken, although it was signed %n second ago. Whoever has caught a message can send it again: refuse what is older than five minutes.</numerusform><numerusform>Taken, although it was signed %n seconds ago. Whoever has caught a message can send it again: refuse what is older than five minutes.</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>how long an invoice can be paid</comment>
        <translation><numerusform>%n day</numerusform><numerusform>%n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <comment>how long an invoice can be paid</comment>
        <translation><numerusform>%n hour</numerusform><numerusform>%n hours</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <comment>how long an invoice can be paid</comment>
        <translation><numerusform>%n minute</numerusform><numerusform>%n minutes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) so far</source>
        <comment>the first synchronization</comment>
        <translation><numerusform>%n row so far</numerusform><numerusform>%n rows so far</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <comment>how long an invoice can be paid</comment>
        <translation><numerusform>%n second</numerusform><numerusform>%n seconds</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <comment>a short time ahead</comment>
        <translation><numerusform>in %n s</numerusform><numerusform>in %n s</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::ActivityPage</name>
    <message numerus="yes">
        <source>%Ln operation(s), kept on this machine</source>
        <comment>how many operations match</comment>
        <translation><numerusform>%Ln operation, kept on this machine</numerusform><numerusform>%Ln operations, kept on this machine</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::AddressBook</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <comment>how often a payee was paid</comment>
        <translation><numerusform>%n time</numerusform><numerusform>%n times</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::BatchForm</name>
    <message numerus="yes">
        <source>%n address(es)</source>
        <translation><numerusform>%n address</numerusform><numerusform>%n addresses</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more row(s) to look at again: go back and see.</source>
        <translation><numerusform>%n more row to look at again: go back and see.</numerusform><numerusform>%n more rows to look at again: go back and see.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n on %1</source>
        <comment>%n transfers, %1 a network</comment>
        <translation><numerusform>%n on %1</numerusform><numerusform>%n on %1</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Send %n transfer(s)</source>
        <comment>a button</comment>
        <translation><numerusform>Send %n transfer</numerusform><numerusform>Send %n transfers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Send %n transfer(s)?</source>
        <translation><numerusform>Send %n transfer?</numerusform><numerusform>Send %n transfers?</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::BatchStep</name>
    <message numerus="yes">
        <source>%1: %n transfer(s)</source>
        <comment>%1 a file's name</comment>
        <translation><numerusform>%1: %n transfer</numerusform><numerusform>%1: %n transfers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be sent like this. Mend them in the table's own program and choose it again: a batch is sent whole or not at all.</source>
        <translation><numerusform>%n row cannot be sent like this. Mend them in the table's own program and choose it again: a batch is sent whole or not at all.</numerusform><numerusform>%n rows cannot be sent like this. Mend them in the table's own program and choose it again: a batch is sent whole or not at all.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to look at again</source>
        <comment>rows of a batch</comment>
        <translation><numerusform>%n to look at again</numerusform><numerusform>%n to look at again</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n wrong</source>
        <comment>rows of a batch</comment>
        <translation><numerusform>%n wrong</numerusform><numerusform>%n wrong</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::BodyWell</name>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <comment>size of a body</comment>
        <translation><numerusform>%Ln byte</numerusform><numerusform>%Ln bytes</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::DeliveriesTab</name>
    <message numerus="yes">
        <source>%Ln delivery(s)</source>
        <comment>how many match</comment>
        <translation><numerusform>%Ln delivery</numerusform><numerusform>%Ln deliveries</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::DestinationPanel</name>
    <message numerus="yes">
        <source>paid %n time(s) before</source>
        <comment>an address</comment>
        <translation><numerusform>paid %n time before</numerusform><numerusform>paid %n times before</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::EndpointsTab</name>
    <message numerus="yes">
        <source>%Ln endpoint(s)</source>
        <comment>of webhooks</comment>
        <translation><numerusform>%Ln endpoint</numerusform><numerusform>%Ln endpoints</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::EscrowsPage</name>
    <message numerus="yes">
        <source>%Ln escrow(s)</source>
        <comment>how many match</comment>
        <translation><numerusform>%Ln escrow</numerusform><numerusform>%Ln escrows</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::EventsTab</name>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <comment>how many match</comment>
        <translation><numerusform>%Ln event</numerusform><numerusform>%Ln events</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::ExportStrip</name>
    <message numerus="yes">
        <source>Exported %Ln row(s)</source>
        <translation><numerusform>Exported %Ln row</numerusform><numerusform>Exported %Ln rows</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::InvoicesPage</name>
    <message numerus="yes">
        <source>%Ln invoice(s)</source>
        <comment>how many match</comment>
        <translation><numerusform>%Ln invoice</numerusform><numerusform>%Ln invoices</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::ListenerPanel</name>
    <message numerus="yes">
        <source>%Ln webhook(s) arrived</source>
        <translation><numerusform>%Ln webhook arrived</numerusform><numerusform>%Ln webhooks arrived</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::MoneyDialog</name>
    <message numerus="yes">
        <source>Can be pressed in %n second(s): time to read.</source>
        <comment>a button</comment>
        <translation><numerusform>Can be pressed in %n second: time to read.</numerusform><numerusform>Can be pressed in %n seconds: time to read.</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::OperationStrip</name>
    <message numerus="yes">
        <source>%n more on its way</source>
        <comment>operations not shown</comment>
        <translation><numerusform>%n more on its way</numerusform><numerusform>%n more on their way</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::QuotePanel</name>
    <message numerus="yes">
        <source>The fee holds for %n second(s), then it is renewed.</source>
        <translation><numerusform>The fee holds for %n second, then it is renewed.</numerusform><numerusform>The fee holds for %n seconds, then it is renewed.</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::ReceiptDetail</name>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation><numerusform>%Ln byte</numerusform><numerusform>%Ln bytes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln time(s)</source>
        <translation><numerusform>%Ln time</numerusform><numerusform>%Ln times</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The handler answered %Ln time(s) otherwise than it should.</source>
        <translation><numerusform>The handler answered %Ln time otherwise than it should.</numerusform><numerusform>The handler answered %Ln times otherwise than it should.</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::RequestDetail</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <comment>between our record and the server's</comment>
        <translation><numerusform>%n difference</numerusform><numerusform>%n differences</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::RequestsPage</name>
    <message numerus="yes">
        <source>%Ln call(s), each operation once</source>
        <comment>how many requests match</comment>
        <translation><numerusform>%Ln call, each operation once</numerusform><numerusform>%Ln calls, each operation once</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::StateFilterButton</name>
    <message numerus="yes">
        <source>%n states</source>
        <comment>how many states a filter lets through</comment>
        <translation><numerusform>%n state</numerusform><numerusform>%n states</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::TimelineRun</name>
    <message numerus="yes">
        <source>%n steps</source>
        <comment>of a timeline, folded into one line</comment>
        <translation><numerusform>%n step</numerusform><numerusform>%n steps</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n steps within %1</source>
        <comment>of a timeline, folded into one line</comment>
        <translation><numerusform>%n step within %1</numerusform><numerusform>%n steps within %1</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::TraceResult</name>
    <message numerus="yes">
        <source>Back to the %Ln found</source>
        <comment>several things that bear a text</comment>
        <translation><numerusform>Back to the %Ln found</numerusform><numerusform>Back to the %Ln found</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::TraceStep</name>
    <message numerus="yes">
        <source>Show all %Ln</source>
        <comment>lines of a story</comment>
        <translation><numerusform>Show all %Ln</numerusform><numerusform>Show all %Ln</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::TraceTimeline</name>
    <message numerus="yes">
        <source>Show earlier (%Ln more)</source>
        <comment>lines of a story</comment>
        <translation><numerusform>Show earlier (%Ln more)</numerusform><numerusform>Show earlier (%Ln more)</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::TransfersPage</name>
    <message numerus="yes">
        <source>%Ln transfer(s)</source>
        <comment>how many match</comment>
        <translation><numerusform>%Ln transfer</numerusform><numerusform>%Ln transfers</numerusform></translation>
    </message>
</context>
<context>
    <name>coinpay::theme</name>
    <message numerus="yes">
        <source>%n d</source>
        <comment>a length of time in days</comment>
        <translation><numerusform>%n d</numerusform><numerusform>%n d</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n d ago</source>
        <comment>days, as short as possible</comment>
        <translation><numerusform>%n d ago</numerusform><numerusform>%n d ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>a length of time in hours</comment>
        <translation><numerusform>%n h</numerusform><numerusform>%n h</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <comment>hours, as short as possible</comment>
        <translation><numerusform>%n h ago</numerusform><numerusform>%n h ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>a length of time in minutes</comment>
        <translation><numerusform>%n min</numerusform><numerusform>%n min</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <comment>minutes, as short as possible</comment>
        <translation><numerusform>%n min ago</numerusform><numerusform>%n min ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <comment>a length of time in seconds</comment>
        <translation><numerusform>%n s</numerusform><numerusform>%n s</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n s ago</source>
        <comment>seconds, as short as possible</comment>
        <translation><numerusform>%n s ago</numerusform><numerusform>%n s ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n d</source>
        <comment>days, as short as possible</comment>
        <translation><numerusform>in %n d</numerusform><numerusform>in %n d</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n h</source>
        <comment>hours, as short as possible</comment>
        <translation><numerusform>in %n h</numerusform><numerusform>in %n h</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n min</source>
        <comment>minutes, as short as possible</comment>
        <translation><numerusform>in %n min</numerusform><numerusform>in %n min</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <comment>seconds, as short as possible</comment>
        <translation><numerusform>in %n s</numerusform><numerusform>in %n s</numerusform></translation>
    </message>
</context>
</TS>

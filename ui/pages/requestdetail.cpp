// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/requestdetail.h"

#include "core/text.h"
#include "forms/notice.h"
#include "pages/factgrid.h"
#include "pages/requestcontent.h"
#include "pages/seentable.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/codeblock.h"
#include "widgets/copybutton.h"
#include "widgets/flowlayout.h"
#include "widgets/sentence.h"
#include "widgets/timingview.h"

#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

//! More are not offered one by one: the latest matter.
constexpr qsizetype MostAttempts = 12;

QPushButton *linkButton(const char *name, const char *icon, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(theme::icon(QString::fromLatin1(icon)), text, parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setAccessibleName(text);
    button->setIconSize({theme::IconSmall, theme::IconSmall});
    return button;
}

QString bytesText(qint64 bytes, const QLocale &locale)
{
    //: An exact size; %1 is a number
    return RequestDetail::tr("%1 bytes").arg(locale.toString(bytes));
}

QString networkText(const RequestLogEntry &entry)
{
    QStringList parts;
    if (!entry.httpVersion.isEmpty())
        parts.append(QStringLiteral("HTTP/") + displayText(entry.httpVersion));
    if (!entry.tlsVersion.isEmpty())
        parts.append(displayText(entry.tlsVersion));
    return parts.join(QStringLiteral(", "));
}

//! An attempt whose answer was lost has no request id: its operation, or its key, has a story too.
QString tracedBy(const RequestLogEntry &entry)
{
    for (const QString &id : {entry.requestId, entry.correlationId, entry.idempotencyKey}) {
        if (!id.isEmpty())
            return id;
    }
    return {};
}

} // namespace

QString typeOfId(const QString &id)
{
    if (id.startsWith(QLatin1String("inv_")))
        return QStringLiteral("invoice");
    if (id.startsWith(QLatin1String("esc_")))
        return QStringLiteral("escrow");
    if (id.startsWith(QLatin1String("trf_")))
        return QStringLiteral("transfer");
    if (id.startsWith(QLatin1String("wal_")))
        return QStringLiteral("wallet");
    return {};
}

RequestDetail::RequestDetail(Heartbeat &beats, std::function<QString(const RequestLogEntry &)> curl,
                             QWidget *parent)
    : DetailPane(tr("Request"), beats, parent)
    , m_curl(std::move(curl))
{
    tell();
}

QString RequestDetail::idName() const
{
    //: Becomes "Copy Request id" on a button
    return tr("Request id");
}

void RequestDetail::buildBody(QWidget &body, QVBoxLayout &column)
{
    const auto heading = [&](QLabel *&label, const QString &text) {
        label = headingLabel(text, &body);
        column.addWidget(label);
    };
    const auto block = [&](CodeBlock *&code, const char *name, const QString &what) {
        code = new CodeBlock(what, &body);
        code->setObjectName(QString::fromLatin1(name));
        column.addWidget(code);
    };
    m_attemptBar = new QWidget(&body);
    m_attemptRow = new FlowLayout(m_attemptBar);
    m_attemptRow->setGaps(theme::GapTight, theme::GapTight);
    m_attemptButtons = new QButtonGroup(m_attemptBar);
    column.addWidget(m_attemptBar);
    m_notice = new Notice(&body);
    column.addWidget(m_notice);
    buildActions(body, column);
    heading(m_seenHeading, tr("As the server saw it"));
    m_seen = new SeenTable(&body);
    m_seen->setObjectName(QStringLiteral("seenTable"));
    column.addWidget(m_seen);
    column.addWidget(headingLabel(tr("Where the time went"), &body));
    m_timing = new TimingView(&body);
    column.addWidget(m_timing);
    heading(m_signedHeading, tr("What was signed"));
    block(m_signed, "signedPayload", tr("Signed payload"));
    column.addWidget(headingLabel(tr("Details"), &body));
    m_facts = new FactGrid(heartbeat(), &body);
    column.addWidget(m_facts);
    heading(m_sentHeading, tr("Headers of the request"));
    block(m_sentHeaders, "sentHeaders", tr("Headers of the request"));
    heading(m_cameHeading, tr("Headers of the answer"));
    block(m_cameHeaders, "cameHeaders", tr("Headers of the answer"));
    connect(m_attemptButtons, &QButtonGroup::idClicked, this, [this](int id) {
        if (id >= 0 && id < m_attempts.size())
            show(m_attempts.at(id));
    });
}

void RequestDetail::buildActions(QWidget &body, QVBoxLayout &column)
{
    auto *links = new FlowLayout;
    links->setGaps(theme::Gap, theme::Gap);
    m_ask = linkButton("askServerButton", "server", tr("Ask the server"), &body);
    m_copyCurl = new CopyButton(tr("Copy as curl"), &body);
    m_copyCurl->setObjectName(QStringLiteral("copyCurlButton"));
    m_copyCurl->setToolTip(
        tr("A shell script that sends it again. Token and key are left for you to set."));
    m_operation = linkButton("openOperationButton", "queue", tr("Go to the operation"), &body);
    m_resource = linkButton("openResourceButton", "arrow-right", {}, &body);
    for (QPushButton *button :
         {m_ask, static_cast<QPushButton *>(m_copyCurl), m_operation, m_resource})
        links->addWidget(button);
    column.addLayout(links);
    connect(m_ask, &QPushButton::clicked, this, [this] {
        if (m_entry)
            Q_EMIT askRequested(*m_entry);
    });
    connect(m_operation, &QPushButton::clicked, this, [this] {
        if (m_entry)
            Q_EMIT operationRequested(m_entry->correlationId);
    });
    connect(m_resource, &QPushButton::clicked, this, [this] {
        if (m_entry)
            Q_EMIT openRequested(typeOfId(m_entry->resourceId), m_entry->resourceId);
    });
}

void RequestDetail::setAttempts(const QList<RequestLogEntry> &attempts, qint64 row)
{
    const qint64 before = m_entry ? m_entry->row : 0;
    m_attempts = attempts.size() > MostAttempts ? attempts.last(MostAttempts) : attempts;
    if (m_attempts.isEmpty()) {
        m_entry.reset();
        tell();
        return;
    }
    RequestLogEntry shown = m_attempts.last();
    for (const RequestLogEntry &entry : std::as_const(m_attempts)) {
        if (entry.row == row)
            shown = entry;
    }
    m_entry = shown;
    if (hasBody() && shown.row == before)
        tellAttempts();
    else
        tell();
}

void RequestDetail::tell()
{
    if (m_entry) {
        show(*m_entry);
        return;
    }
    showFace(theme::Tone::Neutral, QStringLiteral("timeline"), tr("Nothing chosen"),
             tr("Choose one in the list to see what was signed and sent, where the time went, and "
                "what the server says about it."));
}

void RequestDetail::show(const RequestLogEntry &entry)
{
    ensureBody();
    m_entry = entry;
    m_notice->clear();
    m_seen->clear();
    m_seen->hide();
    m_seenHeading->hide();
    tellAttempts();
    tellActions(entry);
    m_timing->setTiming(entry.timing, entry.durationMs);
    tellSigned(entry);
    tellFacts(entry);
    const auto headers = [](QLabel *heading, CodeBlock *block, const QStringList &lines) {
        block->setText(lines.join(u'\n'));
        block->setVisible(!lines.isEmpty());
        heading->setVisible(!lines.isEmpty());
    };
    headers(m_sentHeading, m_sentHeaders, entry.requestHeaders);
    headers(m_cameHeading, m_cameHeaders, entry.answerHeaders);
    showBody({lookOf(entry), Money(), entry.method + u' ' + entry.target, entry.requestId, 0,
              tracedBy(entry)});
}

//! One button an attempt, oldest first; none where there was one only.
void RequestDetail::tellAttempts()
{
    while (QLayoutItem *item = m_attemptRow->takeAt(0)) {
        m_attemptButtons->removeButton(qobject_cast<QAbstractButton *>(item->widget()));
        item->widget()->deleteLater();
        delete item;
    }
    m_attemptBar->setVisible(m_attempts.size() > 1);
    for (int i = 0; m_attempts.size() > 1 && i < m_attempts.size(); ++i) {
        const RequestLogEntry &attempt = m_attempts.at(i);
        const theme::StateLook look = lookOf(attempt);
        //: %1 is a number, %2 a status or "No answer"
        const QString text = tr("Attempt %1: %2").arg(attempt.attempt).arg(look.word);
        auto *button = new QPushButton(theme::icon(look.icon, look.tone), text, m_attemptBar);
        button->setIconSize({theme::IconSmall, theme::IconSmall});
        button->setAccessibleName(text);
        button->setCheckable(true);
        button->setChecked(m_entry && m_entry->row == attempt.row);
        m_attemptButtons->addButton(button, i);
        m_attemptRow->addWidget(button);
    }
}

void RequestDetail::tellActions(const RequestLogEntry &entry)
{
    const bool canBeAsked = !entry.requestId.isEmpty() || !entry.idempotencyKey.isEmpty();
    m_ask->setEnabled(canBeAsked);
    m_ask->setToolTip(canBeAsked
                          ? tr("What the server's own record says of this request")
                          : tr("It bears neither a request id nor an idempotency key to ask by."));
    m_ask->setAccessibleDescription(m_ask->toolTip());
    m_copyCurl->setContent(m_curl(entry));
    m_operation->setVisible(!entry.correlationId.isEmpty());
    const QString type = typeOfId(entry.resourceId);
    m_resource->setVisible(!type.isEmpty());
    if (type == u"invoice")
        m_resource->setText(tr("Go to the invoice"));
    else if (type == u"escrow")
        m_resource->setText(tr("Go to the escrow"));
    else if (type == u"transfer")
        m_resource->setText(tr("Go to the transfer"));
    else
        m_resource->setText(tr("Go to the wallet"));
    m_resource->setAccessibleName(m_resource->text());
}

void RequestDetail::tellSigned(const RequestLogEntry &entry)
{
    const QByteArray payload = signedPayloadOf(entry);
    m_signed->setText(QString::fromUtf8(payload));
    m_signed->setVisible(!payload.isEmpty());
    m_signedHeading->setVisible(!payload.isEmpty());
}

void RequestDetail::tellFacts(const RequestLogEntry &entry)
{
    if (!m_facts->begin(QString::number(entry.row), 1))
        return;
    m_facts->addText(tr("Outcome"), outcomeText(entry));
    m_facts->addTime(tr("Sent"), entry.startedAt);
    m_facts->addText(tr("Attempt"), locale().toString(entry.attempt));
    m_facts->addId(tr("Operation id"), entry.correlationId);
    m_facts->addId(tr("Idempotency key"), entry.idempotencyKey);
    m_facts->addId(tr("Resource"), entry.resourceId);
    m_facts->addId(tr("Key"), entry.keyId);
    m_facts->addId(tr("SHA-256 of the body"), QString::fromLatin1(entry.bodySha256));
    m_facts->addText(tr("Body sent"), bytesText(entry.bytesSent, locale()));
    if (entry.httpStatus != 0)
        m_facts->addText(tr("Body received"), bytesText(entry.bytesReceived, locale()));
    m_facts->addText(tr("Connection"), networkText(entry));
    m_facts->addText(tr("Sloppy in the answer"), entry.flags);
}

void RequestDetail::setSeen(qint64 row, const Result<QList<api::SeenRequest>> &seen)
{
    if (!m_entry || m_entry->row != row || !hasBody())
        return;
    m_notice->clear();
    if (!seen) {
        m_notice->say(theme::Tone::Attention, QStringLiteral("warning"), tr("That did not work"),
                      displayText(seen.error().message));
        return;
    }
    const api::SeenRequest *nearest = api::nearest(*m_entry, *seen);
    if (!nearest) {
        m_notice->say(theme::Tone::Attention, QStringLiteral("server"),
                      tr("The server has no record of it"),
                      tr("As far as its record goes, this request never arrived."));
        return;
    }
    m_seen->show(*m_entry, *nearest);
    m_seenHeading->show();
    if (m_seen->differences() > 0)
        m_notice->say(
            theme::Tone::Attention, QStringLiteral("warning"),
            tr("%n difference(s)", "between our record and the server's", m_seen->differences()),
            tr("They are marked below."));
    else if (m_entry->httpStatus == 0)
        m_notice->say(theme::Tone::Neutral, QStringLiteral("server"), tr("It arrived"),
                      tr("No answer came here, and the server answered %1 (request %2).",
                         "%1 a status, %2 a request id")
                          .arg(nearest->status)
                          .arg(displayText(nearest->id)));
    else
        m_notice->say(theme::Tone::Good, QStringLiteral("check-circle"),
                      tr("Both sides say the same"));
}

} // namespace coinpay

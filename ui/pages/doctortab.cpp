// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/doctortab.h"

#include "core/text.h"
#include "core/whendone.h"
#include "pages/advicecard.h"
#include "pages/bodywell.h"
#include "pages/endpointmodel.h"
#include "pages/factgrid.h"
#include "pages/signedview.h"
#include "theme/formats.h"
#include "theme/metrics.h"
#include "widgets/busybar.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace coinpay {

namespace {

constexpr qint64 MsPerSecond = 1000;
//! Of the width, to begin with: only their ratio counts.
constexpr int InputShare = 5500;
constexpr int ResultShare = 4500;

QScrollArea *scrolled(QWidget *inside, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inside);
    return area;
}

} // namespace

DoctorTab::DoctorTab(WebhookActions actions, Heartbeat &heartbeat, const Clock &clock,
                     QWidget *parent)
    : QWidget(parent)
    , m_actions(std::move(actions))
    , m_clock(clock)
    , m_heartbeat(heartbeat)
    , m_thread(std::make_unique<JobThread>())
{
    auto *halves = new QSplitter(Qt::Horizontal, this);
    halves->setChildrenCollapsible(false);
    halves->setHandleWidth(1);
    auto *left = new QWidget(halves);
    auto *input = new QVBoxLayout(left);
    input->setContentsMargins(0, 0, 0, 0);
    input->setSpacing(0);
    input->addWidget(scrolled(buildInput(), left), 1);
    input->addWidget(buildFoot());
    halves->addWidget(left);
    halves->addWidget(scrolled(buildResult(), halves));
    halves->setSizes({InputShare, ResultShare});
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::GapGroup - theme::Grid, 0, 0);
    column->addWidget(halves);
    forgetResult();
}

DoctorTab::~DoctorTab()
{
    m_thread.reset();
}

void DoctorTab::setEndpoints(const QList<WebhookEndpoint> &endpoints)
{
    const QString chosen = m_source->currentData().toString();
    m_endpoints = endpoints;
    const QSignalBlocker quiet(m_source);
    while (m_source->count() > 1)
        m_source->removeItem(1);
    for (const WebhookEndpoint &endpoint : endpoints)
        //: %1 the URL of a webhook endpoint
        m_source->addItem(tr("From the keychain: %1").arg(endpointName(endpoint)), endpoint.id);
    const int again = chosen.isEmpty() ? 0 : m_source->findData(chosen);
    m_source->setCurrentIndex(qMax(0, again));
    m_secret->setVisible(m_source->currentIndex() == 0);
}

//! The clipboard's own bytes: an editor would change the line ends of a body that comes with them.
bool DoctorTab::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_headers && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste)) {
        pasteHeaders();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void DoctorTab::pasteHeaders()
{
    if (const QMimeData *mime = QGuiApplication::clipboard()->mimeData())
        takeMessage(textBytes(*mime));
}

//! A whole message is taken apart at its empty line (RFC 9112, section 2.1).
void DoctorTab::takeMessage(const QByteArray &message)
{
    qsizetype end = message.indexOf("\r\n\r\n");
    qsizetype gap = 4;
    if (const qsizetype plain = message.indexOf("\n\n"); plain >= 0 && (end < 0 || plain < end)) {
        end = plain;
        gap = 2;
    }
    const QByteArray head = end < 0 ? message : message.left(end);
    m_headers->insertPlainText(QString::fromUtf8(head.left(MaxHeaderBlock)));
    if (end >= 0 && end + gap < message.size() && m_body->isEmpty())
        m_body->setBytes(message.mid(end + gap), tr("pasted with the headers"));
}

void DoctorTab::examine()
{
    if (m_source->currentIndex() == 0) {
        QString typed = m_secret->text();
        QByteArray bytes = typed.toUtf8();
        std::vector<SharedSecret> secrets;
        if (!bytes.isEmpty())
            secrets.push_back(std::make_shared<const SecretBytes>(SecretBytes::taking(bytes)));
        wipe(typed);
        examineWith(std::move(secrets));
        return;
    }
    const QString id = m_source->currentData().toString();
    const auto endpoint = std::ranges::find(m_endpoints, id, &WebhookEndpoint::id);
    if (endpoint == m_endpoints.end())
        return;
    setBusy(true);
    whenDone(m_actions.keptSecrets(*endpoint), this,
             [this](const Result<QList<ClearWebhookSecret>> &kept) {
                 setBusy(false);
                 if (!kept) {
                     complain(tr("The keychain does not answer"), kept.error().message);
                     return;
                 }
                 if (kept->isEmpty()) {
                     complain(tr("The keychain has no secret of this endpoint"),
                              tr("Type it instead: the one who made the endpoint was shown it."));
                     return;
                 }
                 std::vector<SharedSecret> secrets;
                 for (const ClearWebhookSecret &secret : *kept)
                     secrets.push_back(secret.secret);
                 examineWith(std::move(secrets));
             });
}

void DoctorTab::examineWith(std::vector<SharedSecret> secrets)
{
    const auto headers = readHeaderFields(m_headers->toPlainText().toUtf8());
    if (!headers) {
        complain(tr("These are no headers"), headers.error().message);
        return;
    }
    const auto body = m_body->bytes();
    if (!body) {
        complain(tr("This is no body"), body.error().message);
        return;
    }
    std::optional<WebhookScheme> scheme;
    if (m_scheme->currentIndex() > 0)
        scheme = static_cast<WebhookScheme>(m_scheme->currentData().toInt());
    setBusy(true);
    const quint64 number = ++m_examined;
    m_thread->run([this, number, headers = *headers, body = *body, secrets = std::move(secrets),
                   scheme, now = m_clock.now()] {
        const WebhookDiagnosis diagnosis = diagnoseWebhook({headers, body, secrets, scheme, now});
        return JobThread::Arrival([this, number, diagnosis, body] {
            if (number == m_examined)
                diagnosed(diagnosis, body);
        });
    });
}

void DoctorTab::setBusy(bool busy)
{
    m_bar->setVisible(busy);
    m_examine->setEnabled(!busy);
}

void DoctorTab::diagnosed(const WebhookDiagnosis &diagnosis, const QByteArray &body)
{
    setBusy(false);
    const bool valid = diagnosis.isValid();
    const bool stale = diagnosis.finding == WebhookFinding::Stale;
    m_verdict->setAdvice({valid   ? theme::Tone::Good
                          : stale ? theme::Tone::Attention
                                  : theme::Tone::Bad,
                          valid   ? QStringLiteral("check-circle")
                          : stale ? QStringLiteral("clock")
                                  : QStringLiteral("x-circle"),
                          diagnosis.sentence, diagnosis.advice});
    tellFacts(diagnosis);
    m_signed->setDiagnosis(diagnosis, body);
    m_more->show();
}

void DoctorTab::tellFacts(const WebhookDiagnosis &diagnosis)
{
    if (!m_facts->begin(QStringLiteral("examined"), static_cast<qint64>(m_examined)))
        return;
    const SignedMessage &message = diagnosis.message;
    if (diagnosis.finding != WebhookFinding::NoScheme) {
        const QString kind = webhookSchemeText(message.scheme);
        m_facts->addText(tr("Kind"), diagnosis.isSchemeGuessed
                                         ? tr("%1 (told from the headers)").arg(kind)
                                         : kind);
    }
    if (!message.id.isEmpty())
        m_facts->addId(tr("Event"), displayText(QString::fromUtf8(message.id)));
    if (!message.timestamp.isEmpty())
        m_facts->addText(tr("Timestamp"), displayText(QString::fromUtf8(message.timestamp)));
    if (diagnosis.ageSeconds)
        m_facts->addText(tr("Age"),
                         *diagnosis.ageSeconds >= 0
                             ? theme::duration(*diagnosis.ageSeconds * MsPerSecond)
                             : tr("%1 ahead of this computer's clock", "%1 like “12 s”")
                                   .arg(theme::duration(-*diagnosis.ageSeconds * MsPerSecond)));
}

void DoctorTab::complain(const QString &title, const QString &sentence)
{
    forgetResult();
    m_verdict->setAdvice({theme::Tone::Attention, QStringLiteral("warning"), title, sentence});
}

//! What was found is about what was there: another input has no verdict yet.
void DoctorTab::forgetResult()
{
    if (!m_verdict)
        return; // still being built
    ++m_examined;
    setBusy(false);
    m_more->hide();
    m_signed->clear();
    m_verdict->setAdvice(
        {theme::Tone::Neutral, QStringLiteral("shield"), tr("Nothing examined yet"),
         tr("Put in the headers and the raw body of one webhook and the secret that it was signed "
            "with. It is compared here, on this computer; nothing is sent.")});
}

} // namespace coinpay

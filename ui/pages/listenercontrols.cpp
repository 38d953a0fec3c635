// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/listenercontrols.h"

#include "forms/field.h"
#include "http/exchange.h"
#include "settings/settings.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/copylabel.h"
#include "widgets/flowlayout.h"
#include "widgets/sentence.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int LongestSecret = 1024;
constexpr int LongestUrl = 2000;
constexpr int PortDigits = 5;

} // namespace

ListenerControls::ListenerControls(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_state(new QLabel(this))
    , m_address(new CopyLabel(tr("Address to send webhooks to"), this))
    , m_button(new QPushButton(this))
    , m_fields(new QWidget(this))
    , m_port(new QLineEdit(m_fields))
    , m_forward(new QLineEdit(m_fields))
    , m_secret(new QLineEdit(m_fields))
    , m_scheme(new QComboBox(m_fields))
    , m_refused(new QCheckBox(tr("Pass on what is refused, too"), m_fields))
    , m_fillIn(new QCheckBox(tr("Fill in what was missed"), m_fields))
    , m_trouble(sentence({}, this))
{
    m_state->setTextFormat(Qt::PlainText);
    m_state->setFont(theme::heading(font()));
    m_address->setObjectName(QStringLiteral("listenerAddress"));
    m_button->setObjectName(QStringLiteral("listenButton"));
    m_button->setDefault(true);
    buildFields();
    buildChoices();
    auto *line = new QHBoxLayout;
    line->setSpacing(theme::Gap);
    line->addWidget(m_icon);
    line->addWidget(m_state);
    line->addWidget(m_address, 1);
    line->addStretch();
    line->addWidget(m_button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::Gap);
    column->addLayout(line);
    column->addWidget(m_trouble);
    column->addWidget(m_fields);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_isRunning)
            Q_EMIT stopRequested();
        else
            Q_EMIT startRequested();
    });
    for (QLineEdit *edit : {m_port, m_forward, m_secret})
        connect(edit, &QLineEdit::returnPressed, m_button, &QPushButton::click);
    setTrouble({});
    setStopped();
}

void ListenerControls::buildFields()
{
    m_port->setObjectName(QStringLiteral("listenerPort"));
    m_port->setMaxLength(PortDigits);
    m_port->setPlaceholderText(tr("any", "free port"));
    m_forward->setObjectName(QStringLiteral("listenerForward"));
    m_forward->setMaxLength(LongestUrl);
    m_forward->setPlaceholderText(QStringLiteral("http://127.0.0.1:8080/webhooks"));
    m_secret->setObjectName(QStringLiteral("listenerSecret"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setMaxLength(LongestSecret);
    m_secret->setPlaceholderText(tr("from the keychain"));
    m_portField = new Field(tr("&Port"), m_port, {}, m_fields);
    m_forwardField = new Field(tr("&Forward to"), m_forward, {}, m_fields);
    auto *secretField = new Field(tr("S&ecret"), m_secret, {}, m_fields);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(theme::GapGroup);
    fields->addWidget(m_portField, 1);
    fields->addWidget(m_forwardField, 4);
    fields->addWidget(secretField, 3);
    auto *column = new QVBoxLayout(m_fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::Gap);
    column->addLayout(fields);
    // What is refused can be passed on only where anything is.
    connect(m_forward, &QLineEdit::textChanged, this,
            [this](const QString &url) { m_refused->setEnabled(!url.trimmed().isEmpty()); });
}

void ListenerControls::buildChoices()
{
    m_scheme->setObjectName(QStringLiteral("listenerScheme"));
    m_scheme->setAccessibleName(tr("Kind of signature"));
    m_scheme->addItem(tr("Kind of signature: told from the headers"), QString());
    for (const WebhookScheme scheme : allWebhookSchemes)
        m_scheme->addItem(webhookSchemeText(scheme), QString(webhookSchemeName(scheme)));
    m_refused->setObjectName(QStringLiteral("listenerRefused"));
    m_refused->setEnabled(false);
    m_refused->setToolTip(
        tr("What is not rightly signed goes on once, to see a handler refuse it."));
    m_fillIn->setObjectName(QStringLiteral("listenerFillIn"));
    m_fillIn->setToolTip(tr("What the event feed has and no webhook brought is handled, once."));
    for (QCheckBox *box : {m_refused, m_fillIn}) {
        box->setAccessibleName(box->text());
        box->setAccessibleDescription(box->toolTip());
    }
    auto *choices = new QWidget(m_fields);
    auto *flow = new FlowLayout(choices);
    flow->setGaps(theme::GapGroup, theme::Gap);
    for (QWidget *one : {static_cast<QWidget *>(m_scheme), static_cast<QWidget *>(m_refused),
                         static_cast<QWidget *>(m_fillIn)}) {
        flow->addWidget(one);
        flow->setAlignment(one, Qt::AlignVCenter);
    }
    m_fields->layout()->addWidget(choices);
}

std::optional<ListenerControls::Wish> ListenerControls::wish()
{
    Wish wish;
    wish.scheme = webhookSchemeFromName(m_scheme->currentData().toString());
    wish.forwardsRefused = m_refused->isEnabledTo(m_fields) && m_refused->isChecked();
    wish.fillsIn = m_fillIn->isChecked();
    const QString port = m_port->text().trimmed();
    bool isPort = port.isEmpty();
    if (!isPort)
        wish.port = port.toUShort(&isPort);
    m_portField->setTouched();
    m_portField->setFault(isPort ? QString() : tr("A number up to 65535, or nothing."));
    QString fault;
    if (!m_forward->text().trimmed().isEmpty()) {
        const auto url = http::parseTargetUrl(m_forward->text());
        if (url)
            wish.forwardTo = *url;
        else
            fault = url.error().message;
    }
    m_forwardField->setTouched();
    m_forwardField->setFault(fault);
    if (!isPort || !fault.isEmpty())
        return {};
    QString typed = m_secret->text();
    QByteArray bytes = typed.toUtf8();
    if (!bytes.isEmpty())
        wish.secret = std::make_shared<const SecretBytes>(SecretBytes::taking(bytes));
    wipe(typed);
    return wish;
}

void ListenerControls::restore(const Settings &settings)
{
    m_forward->setText(settings.value(setting::listenerForward));
    const int port = settings.value(setting::listenerPort);
    m_port->setText(port > 0 ? QString::number(port) : QString());
    m_scheme->setCurrentIndex(qMax(0, m_scheme->findData(settings.value(setting::listenerScheme))));
    m_refused->setChecked(settings.value(setting::listenerRefused));
    m_fillIn->setChecked(settings.value(setting::listenerFillIn));
}

void ListenerControls::keep(Settings &settings) const
{
    const auto url = http::parseTargetUrl(m_forward->text());
    settings.set(setting::listenerForward, url ? url->toString(QUrl::RemoveQuery) : QString());
    settings.set(setting::listenerPort, m_port->text().trimmed().toInt());
    settings.set(setting::listenerScheme, m_scheme->currentData().toString());
    settings.set(setting::listenerRefused, m_refused->isChecked());
    settings.set(setting::listenerFillIn, m_fillIn->isChecked());
}

void ListenerControls::setCanFillIn(bool can)
{
    m_fillIn->setVisible(can);
}

void ListenerControls::setStarting()
{
    setTrouble({});
    m_button->setEnabled(false);
}

void ListenerControls::setRunning(const QString &url)
{
    m_isRunning = true;
    m_address->setText(url);
    dress();
}

void ListenerControls::setStopped()
{
    m_isRunning = false;
    dress();
}

void ListenerControls::setTrouble(const QString &sentence)
{
    m_trouble->setText(sentence);
    m_trouble->setVisible(!sentence.isEmpty());
}

void ListenerControls::dress()
{
    m_icon->setPixmap(theme::icon(m_isRunning ? QStringLiteral("play") : QStringLiteral("pause"),
                                  m_isRunning ? theme::Tone::Good : theme::Tone::Neutral)
                          .pixmap(QSize(theme::IconSmall, theme::IconSmall), devicePixelRatioF()));
    m_state->setText(m_isRunning ? tr("Listening on", "followed by an address")
                                 : tr("Not listening"));
    m_address->setVisible(m_isRunning);
    m_fields->setEnabled(!m_isRunning);
    m_button->setEnabled(true);
    m_button->setText(m_isRunning ? tr("Stop", "listening") : tr("Start listening"));
    m_button->setAccessibleName(m_isRunning ? tr("Stop listening") : tr("Start listening"));
}

} // namespace coinpay

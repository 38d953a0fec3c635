// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/listenercontrols.h"

#include "forms/field.h"
#include "http/exchange.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/copylabel.h"
#include "widgets/sentence.h"

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
    , m_trouble(sentence({}, this))
{
    m_state->setTextFormat(Qt::PlainText);
    m_state->setFont(theme::heading(font()));
    m_address->setObjectName(QStringLiteral("listenerAddress"));
    m_button->setObjectName(QStringLiteral("listenButton"));
    m_button->setDefault(true);
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
    auto *fields = new QHBoxLayout(m_fields);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(theme::GapGroup);
    fields->addWidget(m_portField, 1);
    fields->addWidget(m_forwardField, 4);
    fields->addWidget(secretField, 3);
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

std::optional<ListenerControls::Wish> ListenerControls::wish()
{
    Wish wish;
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

void ListenerControls::setForwardTo(const QString &url)
{
    m_forward->setText(url);
}

void ListenerControls::setPort(int port)
{
    m_port->setText(port > 0 ? QString::number(port) : QString());
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

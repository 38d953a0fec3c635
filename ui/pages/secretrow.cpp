// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/secretrow.h"

#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/flowlayout.h"
#include "widgets/relativetimelabel.h"
#include "widgets/sentence.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace coinpay {

namespace {

//! A look at a secret ends by itself.
constexpr int ShownMs = 30'000;
constexpr int LongestSecret = 1024;

//! What clipboard managers know as "do not keep this".
QMimeData *secretMime(const QByteArray &secret)
{
    auto *mime = new QMimeData;
    mime->setText(QString::fromLatin1(secret));
    mime->setData(QStringLiteral("x-kde-passwordManagerHint"), "secret");
    return mime;
}

} // namespace

SecretRow::SecretRow(const WebhookSecretInfo &secret, Place place, Heartbeat &heartbeat,
                     QWidget *parent)
    : QWidget(parent)
    , m_id(secret.id)
    , m_where(sentence({}, this))
    , m_clear(selectableSentence({}, this))
    , m_show(new QPushButton(this))
    , m_copy(new QPushButton(theme::icon(QStringLiteral("copy")), tr("Copy the secret"), this))
    , m_again(new QPushButton(theme::icon(QStringLiteral("refresh")),
                              tr("Ask the server for it again"), this))
    //: Button; the dots say that a field follows
    , m_enter(new QPushButton(theme::icon(QStringLiteral("key")), tr("I have it…"), this))
    , m_field(new QLineEdit(this))
    , m_concealSoon(new QTimer(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::GapTight);
    column->addLayout(buildHead(secret, place, heartbeat));
    if (place == Place::Next)
        column->addWidget(sentence(tr("Signs as soon as the one above has ended."), this));
    if (place == Place::Only)
        column->addWidget(sentence(tr("Signs now."), this));
    m_where->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_where);
    m_clear->setFont(theme::monospaced(font()));
    m_clear->setObjectName(QStringLiteral("clearSecret"));
    column->addWidget(m_clear);
    m_field->setObjectName(QStringLiteral("secretField"));
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setMaxLength(LongestSecret);
    m_field->setPlaceholderText(tr("whsec_…, then Enter to keep it in the keychain"));
    m_field->setAccessibleName(tr("Secret"));
    m_field->hide();
    column->addWidget(m_field);
    column->addWidget(buildActions());
    m_concealSoon->setSingleShot(true);
    m_concealSoon->setInterval(ShownMs);
    wire();
    conceal();
}

QLayout *SecretRow::buildHead(const WebhookSecretInfo &secret, Place place, Heartbeat &heartbeat)
{
    auto *head = new QHBoxLayout;
    head->setSpacing(theme::Gap);
    auto *name = selectableSentence(secret.id, this);
    name->setFont(theme::monospaced(font()));
    auto *until = new RelativeTimeLabel(heartbeat, this);
    until->setForegroundRole(QPalette::PlaceholderText);
    if (place == Place::Outgoing) //: %1 is "in 5 h" or "2 min ago"
        until->setPatterns(tr("signs until %1", "%1 like “in 5 h”"), tr("ended %1"));
    else
        until->setPatterns(QStringLiteral("%1"), tr("made %1", "%1 like “2 min ago”"));
    until->setTime(secret.expiresAt.value_or(secret.createdAt));
    head->addWidget(name, 1);
    head->addWidget(until);
    return head;
}

QWidget *SecretRow::buildActions()
{
    auto *actions = new QWidget(this);
    auto *row = new FlowLayout(actions);
    row->setGaps(theme::Gap, theme::Gap);
    m_show->setObjectName(QStringLiteral("showSecretButton"));
    m_copy->setObjectName(QStringLiteral("copySecretButton"));
    m_again->setObjectName(QStringLiteral("askSecretAgainButton"));
    m_enter->setObjectName(QStringLiteral("enterSecretButton"));
    for (QPushButton *button : {m_show, m_copy, m_again, m_enter}) {
        row->addWidget(button);
        button->setAccessibleName(button->text());
        button->setAccessibleDescription(m_id);
    }
    m_enter->setAccessibleName(tr("Enter the secret"));
    m_again->hide();
    return actions;
}

void SecretRow::wire()
{
    connect(m_concealSoon, &QTimer::timeout, this, &SecretRow::conceal);
    connect(m_show, &QPushButton::clicked, this, [this] { isShown() ? conceal() : reveal(); });
    connect(m_copy, &QPushButton::clicked, this, &SecretRow::copy);
    connect(m_again, &QPushButton::clicked, this, &SecretRow::againRequested);
    connect(m_enter, &QPushButton::clicked, this, [this] {
        m_field->setVisible(m_field->isHidden());
        m_field->setFocus();
    });
    connect(m_field, &QLineEdit::returnPressed, this, &SecretRow::enter);
}

SecretRow::~SecretRow()
{
    conceal();
}

bool SecretRow::isShown() const
{
    return !m_clear->isHidden();
}

void SecretRow::setSecret(const SharedSecret &secret, bool isKept)
{
    m_secret = secret;
    m_isKept = isKept;
    conceal();
}

void SecretRow::offerAgain(bool can)
{
    m_again->setVisible(can && !m_secret);
}

void SecretRow::reveal()
{
    if (!m_secret)
        return;
    m_clear->setText(QString::fromLatin1(m_secret->view()));
    m_clear->show();
    m_concealSoon->start();
    tell();
}

void SecretRow::conceal()
{
    m_concealSoon->stop();
    QString shown = m_clear->text();
    m_clear->clear();
    wipe(shown);
    m_clear->hide();
    tell();
}

void SecretRow::enter()
{
    QString text = m_field->text();
    QByteArray bytes = text.trimmed().toUtf8();
    m_field->clear();
    wipe(text);
    if (!bytes.isEmpty())
        Q_EMIT typed(std::make_shared<const SecretBytes>(SecretBytes::taking(bytes)));
}

void SecretRow::copy()
{
    if (!m_secret)
        return;
    const QByteArray bytes = m_secret->view().toByteArray();
    QGuiApplication::clipboard()->setMimeData(secretMime(bytes));
    // The row may be gone by then: the clipboard is the program's.
    QTimer::singleShot(SecretInClipboardMs, qGuiApp, [secret = m_secret] {
        QClipboard *clipboard = QGuiApplication::clipboard();
        if (secret->equals(clipboard->text().toLatin1()))
            clipboard->clear();
    });
}

void SecretRow::tell()
{
    m_show->setVisible(m_secret != nullptr);
    m_copy->setVisible(m_secret != nullptr);
    m_enter->setVisible(m_secret == nullptr);
    if (m_secret)
        m_field->hide();
    m_again->setVisible(!m_again->isHidden() && !m_secret);
    m_show->setIcon(theme::icon(QStringLiteral("eye")));
    m_show->setText(isShown() ? tr("Hide the secret") : tr("Show the secret"));
    m_show->setAccessibleName(m_show->text());
    if (!m_secret)
        m_where->setText(tr("This computer does not have it."));
    else
        m_where->setText(m_isKept ? tr("In the keychain of this computer.")
                                  : tr("It could not be put into the keychain: copy it now, it is "
                                       "not kept anywhere."));
}

void SecretRow::hideEvent(QHideEvent *event)
{
    conceal();
    QWidget::hideEvent(event);
}

} // namespace coinpay

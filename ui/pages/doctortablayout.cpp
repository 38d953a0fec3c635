// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DoctorTab: what it is made of.
#include "forms/field.h"
#include "pages/advicecard.h"
#include "pages/bodywell.h"
#include "pages/doctortab.h"
#include "pages/factgrid.h"
#include "pages/signedview.h"
#include "theme/fonts.h"
#include "theme/metrics.h"
#include "widgets/busybar.h"
#include "widgets/sentence.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int LeastHeaderLines = 4;
constexpr int MostHeaderLines = 7;
constexpr int LongestSecret = 1024;

} // namespace

QWidget *DoctorTab::buildInput()
{
    auto *input = new QWidget;
    m_headers = new QPlainTextEdit(input);
    m_headers->setObjectName(QStringLiteral("doctorHeaders"));
    m_headers->setAccessibleName(tr("Headers of the webhook"));
    m_headers->setFont(theme::monospaced(font()));
    m_headers->setTabChangesFocus(true);
    const int line = QFontMetrics(m_headers->font()).lineSpacing();
    m_headers->setMinimumHeight(LeastHeaderLines * line);
    m_headers->setMaximumHeight(MostHeaderLines * line); // the body gets the room
    m_headers->setPlaceholderText(QStringLiteral("x-timestamp: 1700000000\nx-signature: 5f2c…"));
    m_headers->installEventFilter(this);
    m_body = new BodyWell(input);
    m_body->setObjectName(QStringLiteral("doctorBody"));
    m_scheme = new QComboBox(input);
    m_scheme->setObjectName(QStringLiteral("doctorScheme"));
    m_scheme->setAccessibleName(tr("Kind of signature"));
    m_scheme->addItem(tr("Told from the headers"), -1);
    for (const WebhookScheme scheme : allWebhookSchemes)
        m_scheme->addItem(webhookSchemeText(scheme), static_cast<int>(scheme));
    auto *column = new QVBoxLayout(input);
    column->setContentsMargins(0, 0, theme::GapGroup, theme::Gap);
    column->setSpacing(theme::GapGroup - theme::Grid);
    column->addWidget(new Field(tr("&Headers, as they came"), m_headers,
                                tr("A whole request can be pasted: its body goes below."), input));
    column->addWidget(headingLabel(tr("Body"), input));
    column->addWidget(m_body, 1);
    column->addWidget(buildSecret(input));
    column->addWidget(new Field(tr("&Kind of signature"), m_scheme, {}, input));
    connect(m_headers, &QPlainTextEdit::textChanged, this, &DoctorTab::forgetResult);
    connect(m_body, &BodyWell::changed, this, &DoctorTab::forgetResult);
    connect(m_scheme, &QComboBox::currentIndexChanged, this, &DoctorTab::forgetResult);
    return input;
}

//! Below what scrolls, so that the one button of the page is always seen.
QWidget *DoctorTab::buildFoot()
{
    auto *foot = new QWidget;
    m_examine = new QPushButton(tr("Examine"), foot);
    m_examine->setObjectName(QStringLiteral("examineButton"));
    m_examine->setAccessibleName(tr("Examine the webhook"));
    m_examine->setDefault(true);
    m_bar = new BusyBar(foot);
    m_bar->hide();
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(0, theme::Gap, theme::GapGroup, theme::GapGroup);
    column->setSpacing(theme::Gap);
    column->addWidget(m_bar);
    column->addWidget(m_examine, 0, Qt::AlignLeft);
    connect(m_examine, &QPushButton::clicked, this, &DoctorTab::examine);
    return foot;
}

QWidget *DoctorTab::buildSecret(QWidget *parent)
{
    auto *box = new QWidget(parent);
    m_source = new QComboBox(box);
    m_source->setObjectName(QStringLiteral("doctorSecretSource"));
    m_source->setAccessibleName(tr("Where the secret comes from"));
    m_source->addItem(tr("The secret typed here"));
    m_secret = new QLineEdit(box);
    m_secret->setObjectName(QStringLiteral("doctorSecret"));
    m_secret->setAccessibleName(tr("Secret"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setMaxLength(LongestSecret);
    m_secret->setPlaceholderText(QStringLiteral("whsec_…"));
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::Gap);
    column->addWidget(
        new Field(tr("&Secret"), m_source,
                  tr("It is used for this alone, and forgotten when the window closes."), box));
    column->addWidget(m_secret);
    connect(m_source, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_secret->setVisible(index == 0);
        forgetResult();
    });
    connect(m_secret, &QLineEdit::textChanged, this, &DoctorTab::forgetResult);
    connect(m_secret, &QLineEdit::returnPressed, this, &DoctorTab::examine);
    return box;
}

QWidget *DoctorTab::buildResult()
{
    auto *result = new QWidget;
    m_verdict = new AdviceCard(result);
    m_verdict->setObjectName(QStringLiteral("doctorVerdict"));
    m_more = new QWidget(result);
    m_facts = new FactGrid(m_heartbeat, m_more);
    m_signed = new SignedView(m_more);
    auto *more = new QVBoxLayout(m_more);
    more->setContentsMargins(0, 0, 0, 0);
    more->setSpacing(theme::Gap);
    more->addWidget(m_facts);
    more->addSpacing(theme::Gap);
    more->addWidget(headingLabel(tr("What is signed: the marked part, then the body"), m_more));
    more->addWidget(m_signed, 1);
    auto *column = new QVBoxLayout(result);
    column->setContentsMargins(theme::GapGroup, 0, 0, theme::GapGroup);
    column->setSpacing(theme::GapGroup);
    column->addWidget(m_verdict);
    column->addWidget(m_more, 1);
    column->addStretch();
    return result;
}

} // namespace coinpay

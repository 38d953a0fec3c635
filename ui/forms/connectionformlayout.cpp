// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the connection form is put together; what it does is in connectionform.cpp.
#include "forms/connectionform.h"
#include "forms/field.h"
#include "forms/keysection.h"
#include "forms/notice.h"
#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSslCertificate>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int DraftDelayMs = 300;
constexpr int PasteLines = 3;
constexpr QLatin1String SandboxCommand{"coinpay-sandbox --port 0 --data ~/sandbox --print-config"};

} // namespace

ConnectionForm::ConnectionForm(Kind kind, ConnectionActions actions, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_actions(std::move(actions))
    , m_notice(new Notice(this))
{
    setObjectName(QStringLiteral("connectionForm"));
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::GapWide);
    if (kind == Kind::Sandbox)
        buildSandbox();
    buildServer();
    buildKey();
    rows->addWidget(m_notice);
    rows->addWidget(buttons());
    rows->addStretch(1);
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(DraftDelayMs);
    connect(&m_draftTimer, &QTimer::timeout, this,
            [this] { m_actions.saveDraft(packConnectionFields(fields())); });
    showCa();
}

QWidget *ConnectionForm::section(const QString &heading)
{
    auto *box = new QWidget(this);
    auto *rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::GapGroup - theme::Grid);
    auto *label = new QLabel(heading, box);
    label->setFont(theme::heading(font()));
    rows->addWidget(label);
    layout()->addWidget(box);
    return box;
}

void ConnectionForm::buildSandbox()
{
    QWidget *box = section(tr("Start the sandbox"));
    auto *command = new QLineEdit(SandboxCommand, box);
    command->setObjectName(QStringLiteral("sandboxCommand"));
    command->setReadOnly(true);
    command->setFont(theme::monospaced(font()));
    command->setCursorPosition(0);
    command->setAccessibleName(tr("Command that starts the sandbox"));
    auto *copy = new QPushButton(theme::icon(QStringLiteral("copy")), tr("Copy"), box);
    copy->setAccessibleName(tr("Copy the command"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this,
            [] { QGuiApplication::clipboard()->setText(SandboxCommand); });
    auto *row = new QHBoxLayout;
    row->addWidget(command, 1);
    row->addWidget(copy);
    m_pasted = new QPlainTextEdit(box);
    m_pasted->setObjectName(QStringLiteral("sandboxConfigEdit"));
    m_pasted->setFont(theme::monospaced(font()));
    m_pasted->setTabChangesFocus(true);
    m_pasted->setPlaceholderText(QStringLiteral("{\"url\": …, \"key_id\": …}"));
    m_pasted->setFixedHeight(QFontMetrics(m_pasted->font()).lineSpacing() * PasteLines +
                             2 * theme::Gap);
    m_pastedField = new Field(tr("The &line it prints"), m_pasted,
                              tr("Paste it here: everything below is filled in from it."), box);
    auto *rows = qobject_cast<QVBoxLayout *>(box->layout());
    rows->addWidget(sentence(tr("The sandbox is a real server on this machine with a simulated "
                                "chain. Run this in a terminal and leave it running:"),
                             box));
    rows->addLayout(row);
    rows->addWidget(m_pastedField);
    connect(m_pasted, &QPlainTextEdit::textChanged, this, &ConnectionForm::readPasted);
}

void ConnectionForm::buildServer()
{
    QWidget *box = section(tr("Server"));
    m_url = new QLineEdit(box);
    m_url->setObjectName(QStringLiteral("urlEdit"));
    m_url->setPlaceholderText(QStringLiteral("https://api.example.com"));
    m_name = new QLineEdit(box);
    m_name->setObjectName(QStringLiteral("nameEdit"));
    m_environment = new QComboBox(box);
    m_environment->setObjectName(QStringLiteral("environmentBox"));
    m_environment->addItem(tr("Sandbox", "environment"), int(Environment::Sandbox));
    m_environment->addItem(tr("Test", "environment"), int(Environment::Test));
    m_environment->addItem(tr("Live: real money", "environment"), int(Environment::Live));
    if (m_kind == Kind::Server)
        m_environment->setCurrentIndex(m_environment->findData(int(Environment::Live)));
    auto *urlField = new Field(tr("&Address"), m_url, {}, box);
    auto *nameField =
        new Field(tr("&Name of this profile"), m_name, tr("Letters, digits, “-”, “_”, “.”"), box);
    auto *environmentField = new Field(tr("&Environment"), m_environment, {}, box);
    auto *pair = new QHBoxLayout;
    pair->setSpacing(theme::Gap + theme::Grid);
    pair->addWidget(nameField, 1, Qt::AlignTop);
    pair->addWidget(environmentField, 1, Qt::AlignTop);
    m_caField = new Field(tr("Certificate authority"), buildCa(), {}, box);
    auto *rows = qobject_cast<QVBoxLayout *>(box->layout());
    rows->addWidget(urlField);
    rows->addLayout(pair);
    rows->addWidget(m_caField);
    watch(QStringLiteral("url"), urlField);
    watch(QStringLiteral("name"), nameField);
    watch(QStringLiteral("ca"), m_caField);
    connect(m_url, &QLineEdit::textChanged, this, &ConnectionForm::changed);
    connect(m_name, &QLineEdit::textChanged, this, &ConnectionForm::changed);
    connect(m_environment, &QComboBox::currentIndexChanged, this, &ConnectionForm::changed);
}

QWidget *ConnectionForm::buildCa()
{
    auto *bar = new QWidget(this);
    m_caText = selectableSentence({}, bar);
    auto *choose =
        new QPushButton(theme::icon(QStringLiteral("folder")), tr("Choose a file…"), bar);
    choose->setObjectName(QStringLiteral("caFileButton"));
    choose->setAccessibleName(tr("Choose the certificate authority's file"));
    choose->setAutoDefault(false);
    m_caRemove = new QPushButton(tr("Use the system's"), bar);
    m_caRemove->setAutoDefault(false);
    m_caRemove->setFlat(true);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_caText, 1);
    row->addWidget(m_caRemove);
    row->addWidget(choose);
    bar->setFocusProxy(choose);
    connect(choose, &QPushButton::clicked, this, &ConnectionForm::chooseCa);
    connect(m_caRemove, &QPushButton::clicked, this, [this] {
        m_caPem.clear();
        showCa();
        changed();
    });
    return bar;
}

void ConnectionForm::showCa()
{
    m_caRemove->setVisible(!m_caPem.isEmpty());
    if (m_caPem.isEmpty()) {
        m_caText->setText(tr("Those this system trusts"));
        return;
    }
    const QList<QSslCertificate> chain = QSslCertificate::fromData(m_caPem, QSsl::Pem);
    const QString name = chain.isEmpty()
                             ? QString()
                             : chain.first().subjectInfo(QSslCertificate::CommonName).join(u' ');
    m_caText->setText(name.isEmpty() ? tr("A file of your own")
                                     : tr("Only “%1”", "%1 name of a certificate").arg(name));
}

void ConnectionForm::buildKey()
{
    QWidget *box = section(tr("Key"));
    m_key = new KeySection(box);
    m_keyId = new QLineEdit(box);
    m_keyId->setObjectName(QStringLiteral("keyIdEdit"));
    m_keyId->setFont(theme::monospaced(font()));
    m_keyId->setPlaceholderText(QStringLiteral("key_…"));
    auto *field =
        new Field(tr("&Key id"), m_keyId, tr("What the server calls the public key."), box);
    box->layout()->addWidget(m_key);
    box->layout()->addWidget(field);
    watch(QStringLiteral("key_id"), field);
    connect(m_keyId, &QLineEdit::textChanged, this, &ConnectionForm::changed);
    connect(m_key, &KeySection::keyChanged, this, &ConnectionForm::changed);
}

QWidget *ConnectionForm::buttons()
{
    auto *bar = new QWidget(this);
    auto *back = new QPushButton(theme::icon(QStringLiteral("chevron-left")), tr("Back"), bar);
    back->setObjectName(QStringLiteral("backButton"));
    back->setFlat(true);
    back->setAutoDefault(false);
    m_busy = sentence({}, bar);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::quietText(quiet));
    m_busy->setPalette(quiet);
    m_test = new QPushButton(tr("Test the connection"), bar);
    m_test->setObjectName(QStringLiteral("testButton"));
    m_test->setAutoDefault(false);
    m_connect = new QPushButton(tr("Save and open"), bar);
    m_connect->setObjectName(QStringLiteral("connectButton"));
    m_connect->setDefault(true);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(back);
    row->addWidget(m_busy, 1);
    row->addWidget(m_test);
    row->addWidget(m_connect);
    connect(back, &QPushButton::clicked, this, &ConnectionForm::backRequested);
    connect(m_test, &QPushButton::clicked, this, [this] { test(false); });
    connect(m_connect, &QPushButton::clicked, this, [this] { test(true); });
    return bar;
}

} // namespace coinpay

// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/keysection.h"

#include "forms/connectionfields.h"
#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int PublicKeyLines = 3;
constexpr int PasteLines = 5;

QPushButton *button(const QString &text, const QString &icon, const QString &name, QWidget *parent)
{
    auto *result = new QPushButton(theme::icon(icon), text, parent);
    result->setObjectName(name);
    result->setAutoDefault(false);
    return result;
}

QVBoxLayout *rowsOf(QWidget *page)
{
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::Gap);
    return rows;
}

QPlainTextEdit *pemEdit(int lines, QWidget *parent)
{
    auto *edit = new QPlainTextEdit(parent);
    edit->setFont(theme::monospaced(parent->font()));
    edit->setTabChangesFocus(true);
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    const QFontMetrics metrics(edit->font());
    edit->setFixedHeight(metrics.lineSpacing() * lines + 2 * theme::Gap + theme::Grid);
    return edit;
}

} // namespace

KeySection::KeySection(QWidget *parent)
    : QWidget(parent)
    , m_fault(sentence({}, this))
{
    setObjectName(QStringLiteral("keySection"));
    m_choicePage = choicePage();
    m_importPage = importPage();
    m_keyPage = keyPage();
    m_fault->setFont(theme::small(font()));
    auto *rows = rowsOf(this);
    rows->setSpacing(theme::GapTight);
    for (QWidget *page : {m_choicePage, m_importPage, m_keyPage})
        rows->addWidget(page);
    rows->addWidget(m_fault);
    say({});
    open(m_choicePage);
}

QWidget *KeySection::choicePage()
{
    auto *page = new QWidget(this);
    auto *make =
        button(tr("Make a key pair"), QStringLiteral("key"), QStringLiteral("makeKeyButton"), page);
    auto *import = button(tr("Import a PEM…"), QStringLiteral("file"),
                          QStringLiteral("importKeyButton"), page);
    auto *row = new QHBoxLayout;
    row->addWidget(make);
    row->addWidget(import);
    row->addStretch(1);
    auto *rows = rowsOf(page);
    rows->addWidget(sentence(tr("Every call is signed with a private key that never leaves this "
                                "machine. It is kept in the system's keychain."),
                             page));
    rows->addLayout(row);
    connect(make, &QPushButton::clicked, this, &KeySection::makePair);
    connect(import, &QPushButton::clicked, this, [this] {
        open(m_importPage);
        m_paste->setFocus();
    });
    return page;
}

QWidget *KeySection::importPage()
{
    auto *page = new QWidget(this);
    m_paste = pemEdit(PasteLines, page);
    m_paste->setObjectName(QStringLiteral("pemEdit"));
    m_paste->setAccessibleName(tr("Private key in PEM form"));
    m_paste->setPlaceholderText(tr("Paste the private key here (it begins with "
                                   "“-----BEGIN PRIVATE KEY-----”)"));
    auto *file = button(tr("Choose a file…"), QStringLiteral("folder"),
                        QStringLiteral("keyFileButton"), page);
    auto *use =
        button(tr("Use this key"), QStringLiteral("check"), QStringLiteral("useKeyButton"), page);
    auto *back =
        button(tr("Back"), QStringLiteral("chevron-left"), QStringLiteral("keyBackButton"), page);
    back->setFlat(true);
    auto *row = new QHBoxLayout;
    row->addWidget(use);
    row->addWidget(file);
    row->addStretch(1);
    row->addWidget(back);
    auto *rows = rowsOf(page);
    rows->addWidget(m_paste);
    rows->addLayout(row);
    connect(use, &QPushButton::clicked, this,
            [this] { importPem(m_paste->toPlainText().toUtf8()); });
    connect(file, &QPushButton::clicked, this, &KeySection::chooseFile);
    connect(back, &QPushButton::clicked, this, [this] {
        m_paste->clear();
        say({});
        open(m_choicePage);
    });
    return page;
}

QWidget *KeySection::keyPage()
{
    auto *page = new QWidget(this);
    m_public = pemEdit(PublicKeyLines, page);
    m_public->setObjectName(QStringLiteral("publicKey"));
    m_public->setReadOnly(true);
    m_public->setAccessibleName(tr("Public key"));
    auto *copy = button(tr("Copy the public key"), QStringLiteral("copy"),
                        QStringLiteral("copyPublicKeyButton"), page);
    auto *other = button(tr("Use another key"), QStringLiteral("refresh"),
                         QStringLiteral("otherKeyButton"), page);
    other->setFlat(true);
    auto *row = new QHBoxLayout;
    row->addWidget(copy);
    row->addStretch(1);
    row->addWidget(other);
    auto *rows = rowsOf(page);
    rows->addWidget(sentence(tr("This is the public half. Register it with the server; it answers "
                                "with a key id."),
                             page));
    rows->addWidget(m_public);
    rows->addWidget(sentence(tr("Until you connect, the private half is in memory alone: close the "
                                "window before, and it is gone."),
                             page));
    rows->addLayout(row);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_public->toPlainText()); });
    connect(other, &QPushButton::clicked, this, &KeySection::forget);
    return page;
}

void KeySection::makePair()
{
    Result<SigningKey> key = SigningKey::generate();
    if (key)
        take(std::move(*key));
    else
        say(key.error().message);
}

void KeySection::chooseFile()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Import a private key"), {},
                                     tr("Keys (*.pem *.key);;All files (*)", "file types"));
    if (!path.isEmpty())
        importFile(path);
}

bool KeySection::importFile(const QString &path)
{
    Result<QByteArray> bytes = readSmallFile(path);
    if (!bytes) {
        say(bytes.error().message);
        return false;
    }
    return importPem(std::move(*bytes));
}

bool KeySection::importPem(QByteArray pem)
{
    // Our copy is wiped with the SecretBytes, whatever comes of it.
    const SecretBytes secret = SecretBytes::taking(pem);
    Result<SigningKey> key = SigningKey::fromPem(secret.view());
    if (!key) {
        say(key.error().message);
        return false;
    }
    take(std::move(*key));
    return true;
}

void KeySection::take(SigningKey key)
{
    m_key = std::make_shared<const SigningKey>(std::move(key));
    m_paste->clear();
    m_public->setPlainText(QString::fromLatin1(m_key->publicPem()).trimmed());
    say({});
    open(m_keyPage);
    Q_EMIT keyChanged();
}

void KeySection::forget()
{
    m_key.reset();
    m_public->clear();
    say({});
    open(m_choicePage);
    Q_EMIT keyChanged();
}

void KeySection::demandKey()
{
    if (!m_key)
        say(tr("A key is needed: make a pair, or import one."));
}

void KeySection::say(const QString &fault)
{
    QPalette inks = palette();
    inks.setColor(QPalette::WindowText, theme::toneInk(theme::Tone::Bad, palette()));
    m_fault->setPalette(inks);
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
    setAccessibleDescription(fault);
}

void KeySection::open(QWidget *page)
{
    // Not a stack: that is always as high as its highest page.
    for (QWidget *each : {m_choicePage, m_importPage, m_keyPage})
        each->setVisible(each == page);
}

} // namespace coinpay

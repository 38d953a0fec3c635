// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "core/text.h"
#include "pages/problempages.h"
#include "pages/welcomepage.h"
#include "shell/bundleforms.h"
#include "shell/dialogs.h"
#include "shell/escrowforms.h"
#include "shell/invoiceforms.h"
#include "shell/noticebar.h"
#include "shell/rail.h"
#include "shell/statuswidget.h"
#include "shell/stripe.h"
#include "shell/walletforms.h"
#include "theme/icons.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWindow>

namespace coinpay {

namespace {

constexpr QSize FirstSize{1240, 780};
constexpr QSize LeastSize{860, 560};
constexpr qsizetype LongestDraftText = 80;

} // namespace

MainWindow::MainWindow(Session &session, QWidget *parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_rail(new Rail(session.clock(), this))
    , m_stripe(new Stripe(this))
    , m_notices(new NoticeBar(this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("CoinPay Desk"));
    setMinimumSize(LeastSize);
    resize(FirstSize);
    restoreGeometry(session.settings().value(setting::windowGeometry));
    auto *center = new QWidget(this);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_notices);
    right->addWidget(m_pages, 1);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(m_rail);
    columns->addLayout(right, 1);
    auto *rows = new QVBoxLayout(center);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_stripe);
    rows->addLayout(columns, 1);
    setCentralWidget(center);
    buildRail();
    buildActions();
    connect(m_rail->status(), &StatusWidget::clicked, this, &MainWindow::showStatus);
    connect(m_notices, &NoticeBar::editAgainRequested, this, &MainWindow::editAgain);
    connect(m_notices, &NoticeBar::draftRequested, this, [this](NoticeBar::Draft draft) {
        if (draft == NoticeBar::Draft::Escrow)
            m_escrowForms->newEscrow();
        else
            m_forms->newInvoice();
    });
}

MainWindow::~MainWindow()
{
    closeDesk();
}

void MainWindow::start(const QString &profileName)
{
    m_wanted = profileName;
    const Result<Profile> profile = profileName.isEmpty() ? m_session.registry().current()
                                                          : m_session.registry().find(profileName);
    if (profile) {
        openProfile(*profile);
        return;
    }
    const Result<QList<Profile>> all = m_session.registry().list();
    if (!all)
        showRegistryProblem(all.error());
    else if (all->isEmpty())
        showWelcome(false);
    else if (profileName.isEmpty())
        openProfile(all->first());
    else
        showProblem(profile.error(), m_session.registry().dataDir());
}

void MainWindow::showRegistryProblem(Error error)
{
    if (error.kind == ErrorKind::StorageDamaged)
        error.kind = ErrorKind::StorageFault; // the page's words for damage are the journal's
    showProblem(error, m_session.registry().dataDir());
}

void MainWindow::openProfile(const Profile &profile)
{
    closeDesk();
    m_wanted = profile.name;
    const Done opened = m_session.open(profile);
    if (!opened) {
        const Result<QString> dir = m_session.registry().profileDir(profile.name);
        showProblem(opened.error(), dir.value_or(m_session.registry().dataDir()));
        return;
    }
    if (const Done kept = m_session.registry().setCurrent(profile.name); !kept)
        m_notices->hide(); // the choice is not remembered; the profile is open all the same
    buildDesk();
    Q_EMIT profileOpened(profile.name);
}

void MainWindow::buildDesk()
{
    Desk &desk = *m_session.desk();
    setWindowTitle(QStringLiteral("%1 – CoinPay Desk").arg(desk.profile().name));
    m_rail->setProfile(desk.profile());
    m_rail->setScopes(desk.scopes());
    connect(&desk, &Desk::scopesChanged, m_rail, &Rail::setScopes);
    m_stripe->setProfile(desk.profile());
    m_forms = std::make_unique<InvoiceForms>(desk, m_session.settings(), *this);
    m_escrowForms =
        std::make_unique<EscrowForms>(desk, m_session.settings(), m_session.clock(), *this);
    m_walletForms = std::make_unique<WalletForms>(desk, m_session.settings(), m_session.clock(),
                                                  m_session.random(), *this);
    m_bundleForms =
        std::make_unique<BundleForms>(desk, m_session.settings(), m_session.clock(), *this);
    connect(m_bundleForms.get(), &BundleForms::failed, m_notices, &NoticeBar::sayFailed);
    m_connector = std::make_unique<Connector>(desk, m_session.clock());
    connect(m_walletForms.get(), &WalletForms::notAllowed, m_notices, &NoticeBar::sayNotAllowed);
    connect(m_walletForms.get(), &WalletForms::failed, m_notices, &NoticeBar::sayFailed);
    connect(m_forms.get(), &InvoiceForms::newInvoiceOpened, m_notices,
            [this] { m_notices->draftIsOpen(NoticeBar::Draft::Invoice); });
    connect(m_forms.get(), &InvoiceForms::notAllowed, m_notices, &NoticeBar::sayNotAllowed);
    connect(m_escrowForms.get(), &EscrowForms::newEscrowOpened, m_notices,
            [this] { m_notices->draftIsOpen(NoticeBar::Draft::Escrow); });
    connect(m_escrowForms.get(), &EscrowForms::notAllowed, m_notices, &NoticeBar::sayNotAllowed);
    connect(m_connector.get(), &Connector::statusChanged, this, &MainWindow::statusChanged);
    connect(m_connector.get(), &Connector::keyUnavailable, this, &MainWindow::showKeyProblem);
    m_rail->show();
    go(m_place);
    statusChanged();
    updateAttention();
    if (m_painted)
        connectDesk();
}

void MainWindow::closeDesk()
{
    if (!m_session.desk())
        return;
    m_forms.reset(); // keeps the drafts, while there is a store to keep them
    m_escrowForms.reset();
    m_walletForms->closeAll();
    m_bundleForms.reset();
    m_connector.reset();
    m_notices->watch(nullptr);
    closePages();
    m_walletForms.reset(); // after the pages: its models are on them
    m_session.close();
}

void MainWindow::connectDesk()
{
    Desk &desk = *m_session.desk();
    m_notices->watch(&desk);
    if (desk.store().mirrorWasRebuilt())
        m_notices->sayMirrorRebuilt();
    sayDrafts();
    m_connector->connectNow();
}

void MainWindow::sayDrafts()
{
    const auto words = [](const QString &amount, const QString &asset, const QString &reference) {
        return displayText(QStringLiteral("%1 %2 %3").arg(amount, asset, reference).simplified(),
                           LongestDraftText);
    };
    if (const InvoiceFields draft = m_forms->keptDraft(); !draft.isBlank())
        m_notices->sayDraftWaits(NoticeBar::Draft::Invoice,
                                 words(draft.amount, draft.asset, draft.reference));
    if (const EscrowFields draft = m_escrowForms->keptDraft(); !draft.isBlank())
        m_notices->sayDraftWaits(NoticeBar::Draft::Escrow,
                                 words(draft.amount, draft.asset, draft.dealRef));
}

void MainWindow::statusChanged()
{
    const ConnectionStatus status = m_connector->status();
    m_rail->status()->show(status);
    if (m_statusDialog)
        m_statusDialog->show(status);
}

void MainWindow::showProblem(const Error &error, const QString &path)
{
    if (!m_storage) {
        m_storage = new StoragePage(this);
        m_pages->addWidget(m_storage);
        connect(m_storage, &StoragePage::retryRequested, this, [this] { start(m_wanted); });
        connect(m_storage, &StoragePage::quitRequested, this, &QWidget::close);
    }
    m_storage->explain(error, path);
    m_rail->hide();
    showPage(m_storage);
}

void MainWindow::showKeyProblem(const Error &error)
{
    if (!m_keychain) {
        m_keychain = new KeychainPage(this);
        m_pages->addWidget(m_keychain);
        connect(m_keychain, &KeychainPage::retryRequested, this,
                [this] { m_connector->connectNow(); });
        connect(m_keychain, &KeychainPage::offlineRequested, this, [this] { go(m_place); });
        connect(m_keychain, &KeychainPage::newKeyRequested, this, [this] { showNewKey(false); });
        connect(m_keychain, &KeychainPage::sessionOnlyRequested, this,
                [this] { showNewKey(true); });
    }
    m_keychain->explain(error);
    showPage(m_keychain);
}

void MainWindow::showNewKey(bool sessionOnly)
{
    const Profile &profile = m_session.desk()->profile();
    const ConnectionFields fields{profile.name, profile.url.toString(), profile.environment,
                                  profile.caPem, profile.keyId};
    delete m_welcome;
    m_welcome = new WelcomePage(connectionActions(sessionOnly, true), {}, this);
    m_pages->addWidget(m_welcome);
    m_welcome->open(ConnectionForm::Kind::Server);
    m_welcome->form()->fill(fields);
    m_welcome->form()->lockServer();
    connect(m_welcome->form(), &ConnectionForm::backRequested, this,
            [this] { showPage(m_keychain); });
    connect(m_welcome, &WelcomePage::saved, this, [this](const QString &name) {
        QTimer::singleShot(0, this, [this, name] { start(name); });
    });
    showPage(m_welcome);
}

void MainWindow::showWelcome(bool canLeave)
{
    delete m_welcome;
    m_welcome = new WelcomePage(connectionActions(false, false),
                                m_session.settings().value(setting::connectionDraft), this);
    m_pages->addWidget(m_welcome);
    m_welcome->setCanLeave(canLeave);
    connect(m_welcome, &WelcomePage::leaveRequested, this, [this] { go(m_place); });
    connect(m_welcome, &WelcomePage::saved, this, [this](const QString &name) {
        QTimer::singleShot(0, this, [this, name] { start(name); });
    });
    m_rail->setVisible(canLeave);
    showPage(m_welcome);
}

QWidget *MainWindow::currentPage() const
{
    return m_pages->currentWidget();
}

void MainWindow::updateAttention()
{
    if (m_session.desk())
        m_session.desk()->setAttentive(isVisible() && !isMinimized());
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Expose && watched == windowHandle() && !m_painted &&
        windowHandle()->isExposed()) {
        m_painted = true;
        watched->removeEventFilter(this);
        // After this exposure has been painted: what the first page does not show can begin.
        QTimer::singleShot(0, this, [this] {
            Q_EMIT firstPaintDone();
            // Once more around the loop: who only wanted the first paint can leave now.
            QTimer::singleShot(0, this, [this] {
                if (m_session.desk())
                    connectDesk();
            });
        });
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (!m_painted)
        windowHandle()->installEventFilter(this);
    updateAttention();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    updateAttention();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::WindowStateChange)
        updateAttention();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_session.settings().set(setting::windowGeometry, saveGeometry());
    if (m_forms)
        m_forms->closeAll();
    if (m_escrowForms)
        m_escrowForms->closeAll();
    if (m_walletForms)
        m_walletForms->closeAll();
    QMainWindow::closeEvent(event);
}

} // namespace coinpay

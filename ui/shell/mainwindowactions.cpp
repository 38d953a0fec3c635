// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window can be asked to do: shortcuts, menus, and the world behind the connection form.
#include "bundle/bundlefile.h"
#include "bundle/knownsigner.h"
#include "core/whendone.h"
#include "crypto/signingkey.h"
#include "forms/bundleview.h"
#include "forms/limitsform.h"
#include "pages/invoicespage.h"
#include "pages/tracepage.h"
#include "settings/shortcuts.h"
#include "shell/bundleforms.h"
#include "shell/dialogs.h"
#include "shell/escrowforms.h"
#include "shell/invoiceforms.h"
#include "shell/mainwindow.h"
#include "shell/rail.h"
#include "shell/walletforms.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QToolButton>

namespace coinpay {

void MainWindow::buildActions()
{
    const auto add = [this](Shortcut shortcut, auto &&run) {
        auto *action = new QAction(shortcutText(shortcut), this);
        action->setShortcuts(keys(shortcut));
        connect(action, &QAction::triggered, this, run);
        addAction(action);
        return action;
    };
    add(Shortcut::NewInvoice, [this] {
        if (m_forms)
            m_forms->newInvoice();
    });
    add(Shortcut::NewEscrow, [this] {
        if (m_escrowForms)
            m_escrowForms->newEscrow();
    });
    add(Shortcut::NewTransfer, [this] {
        if (m_walletForms)
            m_walletForms->newTransfer();
    });
    // A page that has a list knows what it is to search and to copy.
    const auto onPage = [this](const char *slot) {
        return [this, slot] {
            if (currentPage() && currentPage()->metaObject()->indexOfMethod(slot) >= 0)
                QMetaObject::invokeMethod(currentPage(), QByteArray(slot).chopped(2));
        };
    };
    add(Shortcut::Search, onPage("focusSearch()"));
    add(Shortcut::CopyId, onPage("copyChosenId()"));
    add(Shortcut::CancelInvoice, [this] {
        if (auto *invoices = qobject_cast<InvoicesPage *>(currentPage()))
            invoices->requestCancel();
    });
    add(Shortcut::Refresh, [this] {
        if (m_connector)
            m_connector->tryNow();
    });
    add(Shortcut::ShowStatus, [this] { showStatus(); });
    for (const PlaceRow &row : allPlaces())
        add(row.shortcut, [this, place = row.place] { go(place); });
    add(Shortcut::ShowShortcuts, [this] { showShortcuts(); });
    add(Shortcut::CloseWindow, [this] { close(); });
    add(Shortcut::Quit, [this] { close(); });
    buildMenu();
}

void MainWindow::buildMenu()
{
    auto *menu = new QMenu(this);
    menu->setAccessibleName(tr("Menu"));
    m_rail->menuButton()->setMenu(menu);
    // Filled when it is opened: a start pays nothing for it.
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        addThemeMenu(*menu);
        menu->addAction(theme::icon(QStringLiteral("shield")), tr("Limits for sending…"), this,
                        &MainWindow::showLimits);
        menu->addAction(theme::icon(QStringLiteral("file")), tr("Open a support bundle…"), this,
                        &MainWindow::chooseBundle);
        menu->addAction(theme::icon(QStringLiteral("keyboard")), tr("Keyboard shortcuts"), this,
                        &MainWindow::showShortcuts);
        menu->addAction(theme::icon(QStringLiteral("info")), tr("About CoinPay Desk"), this,
                        &MainWindow::showAbout);
        menu->addSeparator();
        menu->addAction(theme::icon(QStringLiteral("power")), tr("Quit"), this, &QWidget::close);
    });
    auto *profiles = new QMenu(this);
    profiles->setAccessibleName(tr("Profiles"));
    m_rail->profileButton()->setMenu(profiles);
    connect(profiles, &QMenu::aboutToShow, this, &MainWindow::buildProfileMenu);
}

void MainWindow::see(const Errand &errand)
{
    comeForward();
    if (errand.kind == Errand::Kind::Bundle)
        showBundle(errand.id);
    if (!m_session.desk())
        return;
    switch (errand.kind) {
    case Errand::Kind::ComeForward:
    case Errand::Kind::Bundle: return;
    case Errand::Kind::NewInvoice: m_forms->newInvoice(); return;
    case Errand::Kind::Trace:
        go(Place::Trace);
        tracePage()->openLink(errand.id);
        return;
    case Errand::Kind::Page:
        if (const auto place = placeFromName(errand.id))
            go(*place);
        return;
    }
}

void MainWindow::chooseBundle()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a support bundle"), {},
                                     tr("Support bundles (%1);;All files (*)", "of a file dialog")
                                         .arg(QStringLiteral("*") + BundleExtension));
    if (!path.isEmpty())
        showBundle(path);
}

//! Among the other profiles, whether or not one of them is open.
void MainWindow::lookForSigner(BundleView &view)
{
    const auto profiles = m_session.registry().list();
    if (!profiles)
        return;
    whenDone(profileThatSigned(view.bundle(), *profiles, m_session.secrets(), &view), &view,
             [&view](const Result<QString> &profile) {
                 if (profile && !profile->isEmpty())
                     view.setSigner(*profile);
             });
}

BundleView *MainWindow::showBundle(const QString &path)
{
    BundleView *view = showBundleFile(path, *this);
    if (view && m_bundleForms)
        m_bundleForms->compareSigner(*view);
    if (view)
        lookForSigner(*view);
    return view;
}

void MainWindow::buildProfileMenu()
{
    QMenu *menu = m_rail->profileButton()->menu();
    menu->clear();
    auto *group = new QActionGroup(menu);
    const QString open = m_session.desk() ? m_session.desk()->profile().name : QString();
    const QList<Profile> all = m_session.registry().list().value_or(QList<Profile>());
    for (const Profile &profile : all) {
        QAction *action = menu->addAction(profile.name);
        action->setCheckable(true);
        action->setChecked(profile.name == open);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, profile, open] {
            if (profile.name != open)
                openProfile(profile);
        });
    }
    menu->addSeparator();
    menu->addAction(theme::icon(QStringLiteral("plus")), tr("Add a profile…"), this,
                    [this] { showWelcome(true); });
}

void MainWindow::addThemeMenu(QMenu &menu)
{
    QMenu *sub = menu.addMenu(theme::icon(QStringLiteral("sun")), tr("Colours"));
    auto *group = new QActionGroup(sub);
    const QString chosen = m_session.settings().value(setting::theme);
    const std::array rows{std::pair{theme::Mode::System, tr("As the system", "colours")},
                          std::pair{theme::Mode::Light, tr("Light", "colours")},
                          std::pair{theme::Mode::Dark, tr("Dark", "colours")}};
    for (const auto &[mode, text] : rows) {
        QAction *action = sub->addAction(text);
        action->setCheckable(true);
        action->setChecked(chosen == theme::modeName(mode));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, mode = mode] {
            m_session.settings().set(setting::theme, QString(theme::modeName(mode)));
            theme::apply(*qApp, mode);
        });
    }
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About CoinPay Desk"));
    box->setIconPixmap(theme::applicationIcon().pixmap(QSize(56, 56), devicePixelRatio()));
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("CoinPay Desk %1", "%1 a version").arg(QApplication::applicationVersion()));
    box->setInformativeText(tr("A dashboard for merchants who take crypto payments.\n"
                               "Free software under the GNU General Public License, version 3 or "
                               "later."));
    box->open();
}

void MainWindow::showLimits()
{
    auto *form = new LimitsForm(m_session.settings(), this);
    form->setAttribute(Qt::WA_DeleteOnClose);
    form->open();
}

void MainWindow::showShortcuts()
{
    if (!m_shortcutsDialog) {
        m_shortcutsDialog = new ShortcutsDialog(this);
        m_shortcutsDialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_shortcutsDialog->show();
    m_shortcutsDialog->raise();
}

void MainWindow::showStatus()
{
    if (!m_connector)
        return;
    if (!m_statusDialog) {
        m_statusDialog = new StatusDialog(m_session.desk()->profile(), m_session.clock(), this);
        m_statusDialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_statusDialog, &StatusDialog::tryNowRequested, m_connector.get(),
                &Connector::tryNow);
        connect(m_statusDialog, &StatusDialog::pauseRequested, m_session.desk(),
                &Desk::pauseFirstSync);
        connect(m_statusDialog, &StatusDialog::resumeRequested, m_session.desk(),
                &Desk::resumeFirstSync);
    }
    m_statusDialog->show(m_connector->status());
    m_statusDialog->QDialog::show();
    m_statusDialog->raise();
}

ConnectionActions MainWindow::connectionActions(bool sessionOnly, bool replace)
{
    ConnectionActions actions;
    actions.test = [this](const Profile &profile, std::shared_ptr<const SigningKey> key) {
        return testConnection(profile, std::move(key), m_session.clock(), m_session.random());
    };
    actions.save = [this, sessionOnly, replace](const Profile &profile,
                                                const std::shared_ptr<const SigningKey> &key,
                                                bool onlySession) {
        const ProfileRegistry &registry = m_session.registry();
        // A name that is taken is known before the keychain is touched: another profile's key
        // must not be overwritten.
        if (!replace && registry.find(profile.name))
            return QtFuture::makeReadyFuture(registry.add(profile));
        auto secret = std::make_shared<const SecretBytes>(key->toPem());
        const QString entry = privateKeyEntry(profile.name, profile.keyId);
        SessionSecrets &secrets = m_session.secrets();
        return (sessionOnly || onlySession ? secrets.writeForSession(entry, secret)
                                           : secrets.write(entry, secret))
            .then(this, [&registry, profile, replace](const Done &written) {
                if (!written)
                    return written;
                return replace ? registry.replace(profile) : registry.add(profile);
            });
    };
    // Called by a form that goes, too, when the window is half gone: the settings are there longer.
    actions.saveDraft = [&settings = m_session.settings(), replace](const QByteArray &bytes) {
        if (!replace)
            settings.set(setting::connectionDraft, bytes);
    };
    return actions;
}

} // namespace coinpay
